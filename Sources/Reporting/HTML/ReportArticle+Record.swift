import Interlab
import Tables

/// The appendix: everything that it takes to compute the report again.
extension ReportArticle {
  /// Up to how many bytes of a definition are printed.
  private static var definitionLimit: Int { 1 << 16 }

  var recordTitle: String {
    say(vi: "Phụ lục: số liệu để tính lại", en: "Appendix: data to compute this report again")
  }

  func recordAppendix(into article: inout Markup) {
    guard let record else { return }
    article.element("section", ["class": "apart", "id": anchor("record")]) { section in
      section.element("h2", text: recordTitle)
      section.element("p") { line in
        line.text(say(vi: "Lệnh: ", en: "Command: "))
        line.element("code", text: record.command)
        line.text(
          say(
            vi: " (lienphong \(Analysis.engineVersion)). Tệp analysis.json và scores.csv đi kèm "
              + "chứa "
              + "mọi con số chưa làm tròn.",
            en: " (lienphong \(Analysis.engineVersion)). analysis.json and scores.csv, made with "
              + "this "
              + "report, hold every number unrounded."))
      }
      inputTable(record, into: &section)
      unroundedTable(into: &section)
      definition(record, into: &section)
    }
  }

  private func inputTable(_ record: ReportRecord, into section: inout Markup) {
    section.element("div", ["class": "scroll"]) { scroll in
      scroll.element("table") { table in
        table.element("caption", text: say(vi: "Tệp đầu vào", en: "Input files"))
        table.element("thead") { head in
          head.element("tr") { row in
            row.element("th", ["scope": "col"], text: say(vi: "Tệp", en: "File"))
            row.element("th", ["scope": "col", "class": "n"], text: say(vi: "Byte", en: "Bytes"))
            row.element("th", ["scope": "col"], text: "SHA-256")
          }
        }
        table.element("tbody") { body in
          for input in record.inputs {
            body.element("tr") { row in
              row.element("th", ["scope": "row"]) { $0.element("bdi", text: input.name) }
              row.element("td", ["class": "n"], text: "\(input.byteCount)")
              row.element("td", ["class": "digest"]) { $0.element("code", text: input.digest) }
            }
          }
        }
      }
    }
  }

  /// Assigned values and σ_pt in as few digits as read back to the same number.
  private func unroundedTable(into section: inout Markup) {
    section.element("div", ["class": "scroll"]) { scroll in
      scroll.element("table", ["class": "dense"]) { table in
        table.element(
          "caption",
          text: say(vi: "Giá trị ấn định, chưa làm tròn", en: "Assigned values, unrounded"))
        table.element("thead") { head in
          head.element("tr") { row in
            row.element("th", ["scope": "col"], text: say(vi: "Phép so sánh", en: "Comparison"))
            for symbol in ["_x_~pt~", "_u_(_x_~pt~)", "_k_", "_σ_~pt~"] {
              row.element("th", ["scope": "col", "class": "n"], phrase: symbol)
            }
          }
        }
        table.element("tbody") { body in
          for index in comparisons.indices {
            body.element("tr") { unroundedRow(index, into: &$0) }
          }
        }
      }
    }
  }

  private func unroundedRow(_ index: Int, into row: inout Markup) {
    let analysis = comparisons[index].analysis
    func cell(_ number: Double?, into row: inout Markup) {
      let text = number.map { shortestText($0).replacing(".", with: numbers.mark.text) } ?? "–"
      row.element("td", ["class": "n"], text: text)
    }
    row.element("th", ["scope": "row"]) {
      $0.element("bdi", text: name(of: analysis.comparison, index: index))
    }
    cell(analysis.assignedValue.value, into: &row)
    cell(analysis.assignedValue.standardUncertainty, into: &row)
    cell(
      analysis.assignedValue.standardUncertainty.map { _ in analysis.assignedValue.coverageFactor },
      into: &row)
    cell(analysis.sigmaPt.flatMap { try? $0.value.get() }, into: &row)
  }

  private func definition(_ record: ReportRecord, into section: inout Markup) {
    guard let definition = record.definition else { return }
    section.element("h3", text: say(vi: "Định nghĩa của vòng", en: "Definition of the round"))
    guard definition.utf8.count <= Self.definitionLimit else {
      return section.element(
        "p", text: say(vi: "Quá dài để in ở đây.", en: "Too long to be printed here."))
    }
    section.element("div", ["class": "definition"]) { block in
      for line in definition.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
        block.element("div", text: line.isEmpty ? "\u{00A0}" : String(line))
      }
    }
  }
}
