public import Wording

/// Why a figure of a precision experiment does not exist.
public enum PrecisionAbsence: Error, Hashable, Sendable {
  /// No laboratory is left.
  case noResults

  /// One laboratory alone.
  case oneLaboratory

  /// No laboratory has a second result.
  case noReplicates

  /// Fewer laboratories than the figure needs.
  case fewLaboratories(needed: Int)

  /// Fewer laboratories with replicates than the figure needs.
  case fewReplicatedLaboratories(needed: Int)

  /// The results of every laboratory agree within it.
  case noSpreadWithin

  /// All laboratory means are equal.
  case noSpreadOfMeans

  /// A laboratory of a split-level experiment has not two results.
  case notTwoResults

  /// A split-level experiment says nothing of the spread within one laboratory.
  case splitLevel

  /// Dixon's ratios are for 3 to 30 results.
  case outsideDixon

  /// No group of the factor has a second group of the next one in it.
  case noDegreesOfFreedom

  /// The arithmetic failed.
  case notComputed

  /// The reason, in the middle of a sentence.
  public func reason(in language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }

  private var english: String {
    switch self {
    case .noResults: "no results are left"
    case .oneLaboratory: "only one laboratory"
    case .noReplicates: "no laboratory has replicates"
    case .fewLaboratories(let needed): "fewer than \(needed) laboratories"
    case .fewReplicatedLaboratories(let needed):
      "fewer than \(needed) laboratories with replicates"
    case .noSpreadWithin: "the results agree within every laboratory"
    case .noSpreadOfMeans: "all laboratory means are equal"
    case .notTwoResults: "a laboratory has not exactly two results, one of each material"
    case .splitLevel: "a split-level experiment has no spread within a laboratory"
    case .outsideDixon: "Dixon's test is for 3 to 30 laboratories"
    case .noDegreesOfFreedom: "the factor does not vary within the one outside it"
    case .notComputed: "the computation did not converge"
    }
  }

  private var vietnamese: String {
    switch self {
    case .noResults: "không còn kết quả nào"
    case .oneLaboratory: "chỉ có một phòng thí nghiệm"
    case .noReplicates: "không phòng thí nghiệm nào đo lặp"
    case .fewLaboratories(let needed): "ít hơn \(needed) phòng thí nghiệm"
    case .fewReplicatedLaboratories(let needed): "ít hơn \(needed) phòng thí nghiệm đo lặp"
    case .noSpreadWithin: "kết quả trong từng phòng thí nghiệm đều bằng nhau"
    case .noSpreadOfMeans: "trung bình của mọi phòng thí nghiệm bằng nhau"
    case .notTwoResults:
      "một phòng thí nghiệm không có đúng hai kết quả, mỗi vật liệu một kết quả"
    case .splitLevel: "thí nghiệm mức tách không cho độ phân tán trong từng phòng thí nghiệm"
    case .outsideDixon: "phép thử Dixon dùng cho 3 đến 30 phòng thí nghiệm"
    case .noDegreesOfFreedom: "yếu tố không thay đổi bên trong yếu tố bao ngoài"
    case .notComputed: "phép tính không hội tụ"
    }
  }
}

/// A figure of a precision experiment, or why there is none.
public typealias PrecisionFigure = Result<Double, PrecisionAbsence>
