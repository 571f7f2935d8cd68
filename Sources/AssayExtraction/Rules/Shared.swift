/// A large value that is handed on by one reference, so that nothing in it is counted each time.
@dynamicMemberLookup
final class Shared<Value: Sendable>: Sendable {
  private let value: Value

  init(_ value: Value) {
    self.value = value
  }

  @inline(__always)
  subscript<Part>(dynamicMember path: KeyPath<Value, Part>) -> Part { value[keyPath: path] }
}
