import ArgumentParser
import AssayCommands

@main
enum Assay {
  static func main() async {
    await AssayCommand.main()
  }
}
