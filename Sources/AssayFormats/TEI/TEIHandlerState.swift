import AssayModel

/// What a ``TEIHandler`` remembers between a start tag and its end.
struct TEIHandlerState {
  /// For the values of `@ana` seen so far, few in most files, the indexes of what they say.
  var analyses = ByteTable<Int>()
  /// All pointers to characters, whose declarations may come later.
  var characterPointers: Set<Int> = []
  /// Resolves pointers into the text, once all of it is read.
  var pointers: TEIPointers?
  /// The layer whose `standOff` is open.
  var layer = 0
  /// Whether the open taxonomy holds statuses.
  var isStatusTaxonomy = false
  /// Whether the open list of records holds links alone.
  var isLinkList = false
  /// Whether the open group of spans holds triggers.
  var isTriggerGroup = false
  /// The extent of the open span, whose words must be its quotation.
  var span: (id: TEIContents.Word, extent: Extent)?
  /// Index of the open event that is no cluster.
  var event: Int?
  /// The open cluster and the events in it so far.
  var cluster: (id: TEIContents.Word, events: [Int])?
  /// `@type` and `@n` of the open `idno`, `note` or `label`.
  var type = ""
  var key = ""
  /// The open feature's name.
  var feature = ""
  /// The open feature's value.
  var value: Attribute.Value?
}
