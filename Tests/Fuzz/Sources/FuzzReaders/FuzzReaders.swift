import AssayFormats
import AssayModel
import Foundation

/// Where the input stands as a file; the working folder is the fuzzer's own.
private let path = "input"

/// The format that is fuzzed: the one that `ASSAY_FUZZ_FORMAT` names.
private let format: any ArticleFormat = {
  let name = ProcessInfo.processInfo.environment["ASSAY_FUZZ_FORMAT"] ?? "jsonl"
  guard let format = try? Formats.named(name) else { fatalError("no format is called \(name)") }
  return format
}()

/// Reads the bytes as a file of the format; every input must end in articles or faults.
///
/// A format of two files takes what stands before the first NUL as the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
  if format.name == "brat" {
    let split = bytes.firstIndex(of: 0) ?? bytes.endIndex
    write(bytes[..<split], to: "\(path).txt")
    write(bytes[split...].dropFirst(), to: "\(path).ann")
    read("\(path).ann")
  } else {
    write(bytes[...], to: path)
    read(path)
  }
  return 0
}

private func write(_ bytes: ArraySlice<UInt8>, to path: String) {
  FileManager.default.createFile(atPath: path, contents: Data(bytes))
}

private func read(_ path: String) {
  guard let readings = try? Formats.open(path, as: format, options: ReadingOptions()) else {
    return
  }
  for reading in readings {
    guard let article = reading.article else { continue }
    for layer in article.layers { check(layer, in: article.article.text) }
  }
}

/// What readers promise: every place lies in the text and cuts no code point.
private func check(_ layer: Layer, in text: ArticleText) {
  for mention in layer.mentions { precondition(text.contains(mention.extent), "\(mention)") }
  for event in layer.events {
    if let trigger = event.trigger { precondition(text.contains(trigger.extent), "\(event)") }
  }
}
