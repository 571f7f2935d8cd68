import ArgumentParser

/// An argument of the command line; the bare name belongs to the arguments of events.
typealias Positional = ArgumentParser.Argument
