import ArgumentParser
import RoundFiles
import Tables

/// `lienphong precheck`: a laboratory looks over its form before it sends it.
struct Precheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks a filled-in form before it is sent; knows nothing of the assigned value.",
    discussion: """
      Example: lienphong precheck form-117.xlsx

      Exit status 65 when the form would be refused as it is.
      """)

  @Argument(help: "The form (.xlsx).")
  var form: String

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      let check = FormCheck(try ReturnedForm(fileContents(form), file: form))
      switch output.format {
      case .text: try standardOutput(Array(formCheckText(check, in: output.language).utf8))
      case .json: try standardOutput(formCheckJSON(check, in: output.language))
      case .csv: try standardOutput(formCheckCSV(check, in: output.language))
      }
      if !check.isComplete { throw ExitStatus.badData.code }
    }
  }
}
