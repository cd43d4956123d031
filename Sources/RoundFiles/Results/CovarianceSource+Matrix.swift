import Interlab
import Mathematics
import Metrology
import Tables
public import Wording

extension CovarianceSource {
  /// The covariance matrix of the results of `comparison`, in the order of its rows.
  ///
  /// It must be symmetric and positive definite, and its diagonal must agree with the reported
  /// uncertainties within 5 %, where both are there: more than rounding means that one of the two
  /// is wrong.
  func matrix(for comparison: Comparison, in round: Round) throws -> Matrix {
    let codes = comparison.rows.map { round.laboratories[Int(round.results.laboratories[$0])] }
    let u = Array(round.results.standardUncertainties[comparison.rows])
    let rows: [[Double]] =
      switch self {
      case .file(let path): try CovarianceFile(path).rows(codes)
      case .rows(let rows): rows
      case .correlations(let correlations): try Self.rows(correlations, u, codes)
      case .components, .componentsFile, .results: []
      }
    guard rows.count == codes.count, rows.allSatisfy({ $0.count == codes.count }) else {
      throw mistake(
        Phrase(
          vi: "ma trận hiệp phương sai không phải cỡ \(codes.count) × \(codes.count)",
          en: "the covariance matrix is not \(codes.count) × \(codes.count)"),
        Phrase(
          vi: "Viết một dòng và một cột cho mỗi kết quả, theo thứ tự của các kết quả.",
          en: "Write one row and one column for each result, in the order of the results."))
    }
    let matrix = Matrix(rows: rows)
    try check(matrix, codes, u)
    return matrix
  }

  private func check(_ matrix: Matrix, _ codes: [String], _ u: [Double]) throws {
    for (row, code) in codes.enumerated() {
      let variance = matrix[row, row]
      guard variance > 0 else {
        throw mistake(
          Phrase(
            vi: "phương sai của \(excerpt(of: code)) không lớn hơn 0",
            en: "the variance of \(excerpt(of: code)) is not above zero"),
          Phrase(vi: "Viết u² trên đường chéo.", en: "Write u² on the diagonal."))
      }
      guard u[row].isNaN || (variance.squareRoot() - u[row]).magnitude <= 0.05 * u[row] else {
        throw mistake(
          Phrase(
            vi:
              "phương sai của \(excerpt(of: code)) ứng với u = \(shortestText(variance.squareRoot())), nhưng các kết quả nêu u =",
            en: "the variance of \(excerpt(of: code)) is that of u = "
              + "\(shortestText(variance.squareRoot())), but the results state u = ")
            + shortestText(u[row]), Phrase(vi: "Sửa một trong hai.", en: "Correct one of the two."))
      }
    }
    do throws(Cholesky.Failure) {
      _ = try Cholesky(matrix)
    } catch {
      throw mistake(error, matrix, codes)
    }
  }

  private func mistake(
    _ failure: Cholesky.Failure, _ matrix: Matrix, _ codes: [String]
  ) -> CovarianceMistake {
    switch failure {
    case .notFinite:
      return mistake(
        Phrase(
          vi: "ma trận hiệp phương sai có một phần tử vô hạn",
          en: "the covariance matrix has an infinite element"),
        Phrase(vi: "Sửa lại.", en: "Correct it."))
    case .notSymmetric(let row, let column):
      let (a, b) = (excerpt(of: codes[row]), excerpt(of: codes[column]))
      return mistake(
        Phrase(
          vi:
            "hiệp phương sai của \(a) với \(b) là \(shortestText(matrix[row, column])), nhưng của \(b) với \(a) là \(shortestText(matrix[column, row]))",
          en:
            "the covariance of \(a) with \(b) is \(shortestText(matrix[row, column])), but that of "
            + "\(b) with \(a) is \(shortestText(matrix[column, row]))"),
        Phrase(vi: "Hai số này là một: sửa lại.", en: "The two are one number: correct it."))
    case .notPositiveDefinite(let failure):
      let eigenvalue = failure.smallestEigenvalue.map(shortestText)
      return mistake(
        Phrase(
          vi:
            "ma trận hiệp phương sai không xác định dương: trị riêng nhỏ nhất \(eigenvalue.map { "là \($0)" } ?? "không xác định được")",
          en:
            "the covariance matrix is not positive definite: its smallest eigenvalue is \(eigenvalue ?? "not known")"
        ),
        Phrase(
          vi:
            "Kiểm tra dấu và độ lớn: một hiệp phương sai không lớn hơn tích của hai độ không đảm bảo đo.",
          en: "Check signs and sizes: a covariance is at most the product of the two uncertainties."
        ))
    }
  }

  /// What is wrong, with the name of the file where there is one.
  private func mistake(_ problem: Phrase, _ remedy: Phrase) -> CovarianceMistake {
    if case .file(let path) = self {
      return CovarianceMistake("\(path): " + problem + ". " + remedy)
    }
    return CovarianceMistake(problem + ". " + remedy)
  }

  private static func rows(
    _ correlations: [Correlation], _ u: [Double], _ codes: [String]
  ) throws(CovarianceMistake) -> [[Double]] {
    var matrix = Matrix(diagonal: u.map { $0 * $0 })
    for correlation in correlations {
      var places: [Int] = []
      for code in correlation.between {
        guard let place = codes.firstIndex(of: code) else {
          let question = didYouMeanExcerpt(code, among: codes)
          throw CovarianceMistake(
            Phrase(
              vi: "\(excerpt(of: code)) được nêu tương quan, nhưng không báo cáo kết quả. ",
              en: "\(excerpt(of: code)) is correlated, but reported no result. ")
              + question
              + Phrase(
                vi: "Sửa mã số, hoặc bỏ tương quan này.",
                en: "Correct its code, or remove the correlation."))
        }
        places.append(place)
      }
      let covariance = correlation.r * u[places[0]] * u[places[1]]
      matrix[places[0], places[1]] = covariance
      matrix[places[1], places[0]] = covariance
    }
    return codes.indices.map { row in codes.indices.map { matrix[row, $0] } }
  }
}

/// A matrix file: the header names the laboratories from the second column on, and the first
/// column repeats them. It may hold more laboratories than reported.
private struct CovarianceFile {
  private let table: Table

  init(_ path: String) throws {
    table = try Table(contents: fileContents(path), file: path, cornerName: "lab")
  }

  /// The rows and columns of these laboratories, in their order.
  func rows(_ codes: [String]) throws(TableErrors) -> [[Double]] {
    var errors = TableErrors()
    var records: [String: Int] = [:]
    for record in 0..<table.recordCount {
      records[table.trimmedText(record: record, column: 0)] = record
    }
    let columns = codes.map { code in table.header.dropFirst().firstIndex(of: code) }
    for (code, column) in zip(codes, columns) where column == nil || records[code] == nil {
      let what = column == nil ? Phrase(vi: "cột", en: "column") : Phrase(vi: "dòng", en: "row")
      errors.append(
        TableError(
          at: CellLocation(file: table.file, row: column == nil ? 1 : nil),
          Phrase(
            vi: "không có \(what.vietnamese) cho phòng thí nghiệm \(excerpt(of: code))",
            en: "there is no \(what.english) for the laboratory \(excerpt(of: code))"),
          remedy: Phrase(
            vi: "Cho mỗi phòng thí nghiệm có kết quả một dòng và một cột mang mã số của nó.",
            en: "Give each laboratory with a result a row and a column of its code.")))
    }
    try errors.throwIfAny()
    var rows: [[Double]] = []
    for code in codes {
      rows.append(columns.map { number(records[code] ?? 0, $0 ?? 0, &errors) })
    }
    try errors.throwIfAny()
    return rows
  }

  private func number(_ record: Int, _ column: Int, _ errors: inout TableErrors) -> Double {
    do throws(TableError) {
      if let number = try table.number(record: record, column: column, mark: .point) {
        return number.value
      }
      errors.append(
        TableError(
          at: table.location(record: record, column: column),
          Phrase(vi: "hiệp phương sai để trống", en: "the covariance is empty"),
          remedy: Phrase(
            vi: "Viết 0 cho các kết quả độc lập.", en: "Write 0 for independent results.")))
    } catch {
      errors.append(error)
    }
    return 0
  }
}

/// The question whether the nearest of `codes` was meant; empty if none is near.
func didYouMeanExcerpt(_ code: String, among codes: [String]) -> Phrase {
  guard let nearest = nearestName(to: code, among: codes).map({ excerpt(of: $0) }) else {
    return .empty
  }
  return Phrase(vi: "Có phải ý bạn là \(nearest)? ", en: "Did you mean \(nearest)? ")
}

/// Why covariances do not fit their results.
public struct CovarianceMistake: Error, Hashable, Sendable, Worded {
  /// What is wrong and what to do, in sentences.
  public let message: Phrase

  init(_ message: Phrase) {
    self.message = message
  }
}
