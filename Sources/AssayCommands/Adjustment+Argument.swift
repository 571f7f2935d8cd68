public import ArgumentParser
public import AssayScoring

/// Adjustments can be named on the command line by their raw values.
extension Adjustment: ExpressibleByArgument {}
