import Dispatch
import RoundFiles
import Synchronization
import Wording

/// Makes PDF files of pages with WeasyPrint.
///
/// The same page gives the same bytes when `SOURCE_DATE_EPOCH` is set: WeasyPrint then takes its date
/// from there.
struct PDFMaker: Sendable {
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

  /// The PDFs of many pages in their order, several at a time: WeasyPrint takes seconds for one and keeps
  /// one processor busy.
  func pdfs(of pages: [(name: String, html: String)]) throws(FileFailure) -> [[UInt8]] {
    let made = Mutex<[Int: [UInt8]]>([:])
    let firstFailure = Mutex<FileFailure?>(nil)
    DispatchQueue.concurrentPerform(iterations: pages.count) { index in
      guard firstFailure.withLock({ $0 == nil }) else { return }
      do throws(FileFailure) {
        let bytes = try pdf(of: pages[index].html, making: pages[index].name)
        made.withLock { $0[index] = bytes }
      } catch {
        firstFailure.withLock { $0 = $0 ?? error }
      }
    }
    if let failure = firstFailure.withLock(\.self) { throw failure }
    return made.withLock { made in pages.indices.compactMap { made[$0] } }
  }
}
