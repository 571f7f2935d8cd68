/// What was scored, for the first line of a report.
///
/// - Parameter predicted: The predictions; `nil`, or the gold's own path, where both stand in one file.
func pairTitle(_ predicted: String?, against gold: String) -> String {
  guard let predicted, predicted != gold else { return "\(gold), both columns" }
  return "\(predicted) against \(gold)"
}
