/// All forms in which the names of a vocabulary are written, one after another in memory.
///
/// They are found by number, so that a writer has no object of each name to keep alive. Nothing changes after
/// it was made.
@safe
final class NameForms: @unchecked Sendable {
  /// Where a name stands: `</name>` from `start` on, and its other forms behind that.
  private struct Place {
    let start: Int
    let length: Int
  }

  private let bytes: UnsafePointer<UInt8>
  private let places: UnsafePointer<Place>
  let count: Int
  /// Whether a name has another prefix than `xml`, which is declared everywhere.
  let needDeclarations: Bool

  init(_ names: [XMLName]) {
    var all: [UInt8] = [], starts: [Place] = []
    needDeclarations = names.contains { $0.prefixLength > 0 && !$0.hasXMLPrefix }
    for name in names {
      starts.append(Place(start: all.count, length: name.bytes.count))
      all += name.endTag
      all += name.startTag
      all += name.attributeStart
    }
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, all.count))
    unsafe memory.initialize(from: all, count: all.count)
    unsafe bytes = UnsafePointer(memory)
    let table = UnsafeMutablePointer<Place>.allocate(capacity: max(1, starts.count))
    unsafe table.initialize(from: starts, count: starts.count)
    unsafe places = UnsafePointer(table)
    count = names.count
  }

  deinit {
    unsafe bytes.deallocate()
    unsafe places.deallocate()
  }

  /// `</name>`.
  @inline(__always)
  func endTag(_ name: Int) -> UnsafeBufferPointer<UInt8> {
    let place = place(name)
    return unsafe UnsafeBufferPointer(start: bytes + place.start, count: place.length &+ 3)
  }

  /// `<name`.
  @inline(__always)
  func startTag(_ name: Int) -> UnsafeBufferPointer<UInt8> {
    let place = place(name)
    return unsafe UnsafeBufferPointer(
      start: bytes + (place.start &+ place.length &+ 3), count: place.length &+ 1)
  }

  /// ` name="`.
  @inline(__always)
  func attributeStart(_ name: Int) -> UnsafeBufferPointer<UInt8> {
    let place = place(name)
    return unsafe UnsafeBufferPointer(
      start: bytes + (place.start &+ 2 &* place.length &+ 4), count: place.length &+ 3)
  }

  /// The name itself, for messages.
  func spelling(_ name: Int) -> String {
    unsafe String(decoding: startTag(name).dropFirst(), as: UTF8.self)
  }

  @inline(__always)
  private func place(_ name: Int) -> Place {
    precondition(0 <= name && name < count, "the name is of the vocabulary")
    return unsafe places[name]
  }
}
