/// How token tags spell chunks.
public enum TagScheme: String, Hashable, Sendable, CaseIterable {
  case iob1 = "IOB1"
  case iob2 = "IOB2"
  case ioe1 = "IOE1"
  case ioe2 = "IOE2"
  case iobes = "IOBES"
  case bilou = "BILOU"
}

/// How tags are read as chunks.
public enum TagDecoding: Hashable, Sendable {
  /// As `conlleval.pl` reads them: any sequence has a reading; B, I, O, E and brackets are known.
  case conlleval
  /// As seqeval's default mode reads them: like `conlleval`, with S and E before B known.
  case seqeval
  /// Only chunks that the scheme allows; others are dropped whole (seqeval's strict mode).
  case strict(TagScheme)
}
