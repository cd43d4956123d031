import ArgumentParser
import RoundFiles
import Tables
import Wording

/// `lienphong precheck`: a laboratory looks over its form before it sends it.
struct Precheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "precheck",
    abstract: Phrase(
      vi: "Kiểm tra phiếu đã điền trước khi gửi; không biết gì về giá trị ấn định.",
      en: "Checks a filled-in form before it is sent; knows nothing of the assigned value."),
    examples: [
      "lienphong precheck form-117.xlsx"
    ],
    discussion: Phrase(
      vi: """
        Mã kết thúc là 65 khi phiếu như hiện tại sẽ bị từ chối.
        """,
      en: """
        Exit status 65 when the form would be refused as it is.
        """))

  @Argument(
    help: ArgumentHelp(
      vi: "Phiếu (.xlsx).",
      en: "The form (.xlsx).", valueName: Phrase(vi: "phiếu", en: "form")))
  var form: String

  @OptionGroup(title: .output)
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      let check = FormCheck(try ReturnedForm(fileContents(form), file: form))
      switch output.format {
      case .text: try standardOutput(Array(formCheckText(check, in: .ofCommand).utf8))
      case .json: try standardOutput(formCheckJSON(check, in: .ofCommand))
      case .csv: try standardOutput(formCheckCSV(check, in: .ofCommand))
      }
      if !check.isComplete { throw ExitStatus.badData.code }
    }
  }
}
