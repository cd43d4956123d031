import RoundFiles
import Wording

/// Makes PDF files of pages with WeasyPrint.
///
/// The same page gives the same bytes when `SOURCE_DATE_EPOCH` is set: WeasyPrint then takes its date
/// from there.
struct PDFMaker {
  private let program: OutsideProgram

  /// Finds WeasyPrint, or says how to get it.
  init() throws(FileFailure) {
    guard let program = OutsideProgram("weasyprint") else {
      throw FileFailure(
        .output, "PDF",
        Phrase(
          vi: "cần WeasyPrint, mà PATH không có. Cài bằng \"apt-get install weasyprint\" "
            + "hoặc \"pipx install weasyprint\"; hoặc in report.html từ một trình duyệt bất kỳ.",
          en: "needs WeasyPrint, which is not on the PATH. Install it with "
            + "\"apt-get install weasyprint\" "
            + "or \"pipx install weasyprint\"; or print report.html from any browser."))
    }
    self.program = program
  }

  /// The PDF of a page.
  func pdf(of html: String, making product: String) throws(FileFailure) -> [UInt8] {
    let folder = try TemporaryFolder()
    let page = try folder.write("page.html", Array(html.utf8))
    let target = folder.path + "/page.pdf"
    try program.run(["-q", page, target], making: product)
    return try fileContents(target)
  }
}
