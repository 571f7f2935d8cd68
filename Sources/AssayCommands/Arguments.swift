public import ArgumentParser
public import AssayScoring

extension Adjustment: ExpressibleByArgument {}
extension Duplicates: ExpressibleByArgument {}
extension ExtraArticles: ExpressibleByArgument {}
