import ArgumentParser
import AssayCommands

AssayCommand.main()
