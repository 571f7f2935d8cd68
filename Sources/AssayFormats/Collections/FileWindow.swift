internal import AssayModel
internal import AssaySystem

/// A file read through a window that moves over it: from the first byte that is still needed to the last that was read.
///
/// Memory does not grow with the file, but where one element of it does. A byte order mark is left out. XML in another
/// encoding than UTF-8 is held whole, in UTF-8.
struct FileWindow: Sendable {
  /// How many bytes are read at once.
  static let step = 1 << 18

  /// Where a byte stands; all numbers are from one.
  struct Place {
    var line = 1
    /// The column in bytes, and in code points.
    var byteColumn = 1, column = 1

    /// The place behind some more bytes.
    func behind(_ bytes: ArraySlice<UInt8>) -> Place {
      var place = self
      for byte in bytes {
        if byte == 0x0A {
          place = Place(line: place.line + 1)
        } else {
          place.byteColumn += 1
          if byte & 0xC0 != 0x80 { place.column += 1 }
        }
      }
      return place
    }
  }

  let path: String
  /// The window.
  private(set) var bytes: [UInt8] = []
  /// The byte of the window to be read next; what stands before it may go.
  var position = 0
  /// Whether the file ends with the window.
  private(set) var isAtEnd = false
  /// What was left out or decoded at the beginning of the file; `nil` for nothing.
  private(set) var warning: Fault?

  private var file: InputFile?
  /// A byte whose place is known.
  private var marked = (index: 0, place: Place())

  init(_ path: String) {
    self.path = path
  }

  /// Reads on, and drops what stands before the position, so that bytes have other indices then.
  ///
  /// - Returns: Whether there was more.
  /// - Throws: A fault `unreadable`, or `encoding` for XML. Then the file has ended.
  mutating func fill() throws(Fault) -> Bool {
    guard !isAtEnd else { return false }
    drop()
    let count = bytes.count
    do throws(Fault) {
      if let file {
        isAtEnd = try !append(from: file)
      } else {
        try open()
      }
    } catch {
      isAtEnd = true
      throw error
    }
    return bytes.count > count
  }

  /// Whether a word stands somewhere in a file; `false` for a file that cannot be read.
  static func holds(_ word: String, _ file: String) -> Bool {
    let word = Array(word.utf8)
    var window = FileWindow(file)
    while (try? window.fill()) ?? false {
      if window.bytes.span.holds(word) { return true }
      // The end may be the beginning of the word. Nobody asks for places, so lines are not counted.
      window.bytes.removeFirst(max(0, window.bytes.count - word.count + 1))
    }
    return false
  }

  /// The place of a byte of the window, which stands before none that was asked for earlier.
  ///
  /// - Complexity: O(n) in the bytes since the last that was asked for.
  mutating func place(of index: Int) -> Place {
    let end = min(index, bytes.count)
    guard end > marked.index else { return marked.place }
    marked = (end, marked.place.behind(bytes[marked.index..<end]))
    return marked.place
  }

  private mutating func drop() {
    guard position > 0 else { return }
    _ = place(of: position)
    bytes.removeFirst(position)
    marked.index = max(0, marked.index - position)
    position = 0
  }

  private mutating func open() throws(Fault) {
    do { file = try InputFile(path) } catch { throw Files.unreadable(path, error) }
    guard let file, try append(from: file) else {
      isAtEnd = true
      return
    }
    if bytes.starts(with: ByteOrderMark.utf8) {
      bytes.removeFirst(3)
      warning = ByteOrderMark.leftOut(of: path)
    } else if XMLEncoding.isOther(bytes),
      let (text, fault) = try XMLEncoding.utf8(Files.bytes(of: path), file: path)
    {
      bytes = text
      warning = fault
      isAtEnd = true
    }
  }

  /// Reads a step more; gives whether there was any.
  private mutating func append(from file: InputFile) throws(Fault) -> Bool {
    let count = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: Self.step))
    do {
      let added = try file.read(into: &bytes, from: count)
      bytes.removeLast(Self.step - added)
      return added > 0
    } catch {
      throw Files.unreadable(path, error)
    }
  }
}
