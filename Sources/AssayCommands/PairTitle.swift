/// What was scored, for the first line of a report.
///
/// - Parameter predicted: The predictions; `nil` where the gold's file has them too.
func pairTitle(_ predicted: String?, against gold: String) -> String {
  guard let predicted else { return "\(gold), both columns" }
  return "\(predicted) against \(gold)"
}
