extension RawSpan {
  /// A copy of the bytes.
  package var copy: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }
}
