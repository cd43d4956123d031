public import Wording

extension Notice {
  /// The notice in words: what was seen, what it means, the clause, what to do.
  ///
  /// `number` writes a number as the reader's language does. At most 12 laboratories are named,
  /// then a count. Codes stand as they were reported: whoever shows the message escapes it.
  public func message(in language: Language, number: (Double) -> String) -> String {
    switch language {
    case .english: englishMessage(number)
    case .vietnamese: vietnameseMessage(number)
    }
  }

  private func englishMessage(_ number: (Double) -> String) -> String {
    switch self {
    case .travellingStandard(let notice): notice.message(in: .english, number: number)
    case .fewLaboratories(let count):
      "Only \(count) results form the consensus. Below 12 a mean and its standard "
        + "deviation, robust or not, vary much by chance: read the scores with care, and prefer an assigned value "
        + "that does not come from the participants (ISO 13528:2022, 5.4)."
    case .singleLaboratory:
      "A single result forms the assigned value, so it cannot be judged by it. State an assigned "
        + "value from elsewhere, or include more results."
    case .noIncludedResult:
      "No result is included in the consensus, so there is neither an assigned value nor a score. "
        + "Include results or state an assigned value."
    case .assignedUncertaintyAgainstSigmaPt(let ratio):
      "u(x_pt) is \(number(ratio)) times σ_pt; from 0.3 on it is not negligible and makes z too "
        + "large. Use z′ (ISO 13528:2022, 9.2.1 and 9.5)."
    case .assignedUncertaintyAgainstPermissibleError(let ratio):
      "u(x_pt) is \(number(ratio)) times δ_E; from 0.1 on it is not negligible, and verdicts near "
        + "δ_E are in doubt. Judge by √(δ_E² + U²(x_pt)) or find a better assigned value "
        + "(ISO 13528:2022, 9.2.1 and 9.5)."
    case .coverageFactorAssumed(let codes):
      "No coverage factor was reported by \(Self.english(codes)); k = 2 was assumed. Ask for the k "
        + "that was used: U = k u depends on it (JCGM 100:2008, 7.2.3)."
    case .standardUncertaintyExpanded(let codes):
      "Only the standard uncertainty was reported by \(Self.english(codes)); scores that need U(x_i) "
        + "take U(x_i) = 2 u(x_i), about 95 % where the degrees of freedom are not few "
        + "(JCGM 100:2008, 6.3.3)."
    case .assignedCoverageFactorAssumed:
      "The uncertainty of the assigned value was stated without k; k = 2 was assumed. State the k "
        + "that was used: U = k u depends on it (JCGM 100:2008, 7.2.3)."
    case .coverageFactorNotTwo(let codes):
      "A coverage factor other than 2, or finite degrees of freedom, was reported by "
        + "\(Self.english(codes)). E_n takes U as reported; E_n,c combines the standard "
        + "uncertainties first and expands once. Look at both where their verdicts differ "
        + "(JCGM 100:2008, G.4.1)."
    case .consensusDiffersFromReference(let consensus, let difference, let limit):
      "The robust consensus of the results, \(number(consensus)), differs from x_pt by "
        + "\(number(difference)); their uncertainties allow \(number(limit)). Look for the cause "
        + "before the scores are released (ISO 13528:2022, 7.8)."
    case .uncertaintyMayBeUnderestimated(let codes, let limit):
      "The reported u(x_i) lies below u(x_pt) = \(number(limit)) and may be underestimated: "
        + "\(Self.english(codes)). Information, not a verdict; have the budget checked "
        + "(ISO 13528:2022, 9.8)."
    case .uncertaintyMayBeOverestimated(let codes, let limit):
      "The reported u(x_i) lies above 1.5 s* = \(number(limit)) and may be overestimated, which "
        + "makes ζ and E_n easy to pass: \(Self.english(codes)). Information, not a verdict; have "
        + "the budget checked (ISO 13528:2022, 9.8)."
    case .verdictUnreachable(let kind, let limit, let count):
      "x_pt and σ_pt are mean and standard deviation of the same \(count) results, so "
        + "|\(kind.symbol)| cannot exceed \(number(limit)) and an action signal is impossible "
        + "(Shiffler 1988). Prescribe σ_pt, or use robust estimates."
    case .laboratoriesExcluded(let codes):
      "Excluded from the consensus, yet scored against it: \(Self.english(codes)). The report "
        + "states why (ISO 13528:2022, 6.3 and 6.6)."
    case .resultIsPartOfConsensus:
      "Each included result is itself part of x_pt, but the scores take the two as independent, as "
        + "the standard prints them; scores that use u(x_pt) come out a little too small. "
        + "`covariance: account` takes it in (ISO 13528:2022, 9.5 to 9.7)."
    case .resultsShareInputs:
      "Some results share inputs, such as one standard, but this x_pt takes them as independent: "
        + "u(x_pt) may be too small. `gls` with `covarianceMatrix: results` takes that in."
    case .exactReference:
      "U(x_pt) = 0: x_pt is taken as exact, and ζ and E_n rest on the uncertainties of the "
        + "laboratories alone. State the uncertainty of x_pt if there is one (ISO 13528:2022, 7.2)."
    case .robustScaleIsZero:
      "The robust standard deviation is zero because too many results are equal; scores that need "
        + "it are absent. Check how the results were rounded, or prescribe σ_pt "
        + "(ISO 13528:2022, annex C)."
    case .algorithmAStartedFromStandardDeviation:
      "More than half the results are equal, so Algorithm A started from the ordinary standard "
        + "deviation in place of a zero MADe. Check how the results were rounded "
        + "(ISO 13528:2022, C.3.1, note 2)."
    case .stoppingRulesDiffer(let scale, let otherStop, let otherScale):
      "Algorithm A gives s* = \(number(scale)); with the stopping rule `\(otherStop)` it would "
        + "give \(number(otherScale)), which differs by more than 0.1 %. Name the rule wherever "
        + "s* is quoted (ISO 13528:2022, C.3.1)."
    case .inconsistentResults(let chiSquared, let degreesOfFreedom, let pValue):
      "The results scatter more than their uncertainties allow: χ² = \(number(chiSquared)) with "
        + "\(degreesOfFreedom) degree\(degreesOfFreedom == 1 ? "" : "s") of freedom, probability \(number(pValue)), below 0.05. "
        + "Reference value and uncertainty are in doubt: look for results that stand apart, or "
        + "use a median or the Birge ratio (Cox 2002, procedure A)."
    case .leftOutOfConsistentSubset(let codes):
      "Outside the largest consistent subset, so without weight in x_pt, yet scored against it: "
        + "\(Self.english(codes)). That is a property of the sample, not a proof of a fault: look "
        + "for the cause (Cox 2007)."
    case .consistentSubsetsTie(let count):
      "\(count) subsets are equally large and equally consistent. The one whose mean lies nearest "
        + "to the weighted mean of all results was taken; the record lists the others. Consider an "
        + "assigned value that does not depend on such a choice (Cox 2007)."
    case .infiniteVariance:
      "u(x_pt) does not exist: results with 2 degrees of freedom or fewer give x_pt an infinite "
        + "variance. Its interval stands; have more degrees of freedom reported, or use another "
        + "method (JCGM 101:2008, 6.4.9)."
    case .testsHaveLittlePower(let count):
      "Tests chose the method from \(count) results. So few give the tests little power: look at the "
        + "other methods too, and choose the method before the results are seen."
    case .posteriorVarianceInfinite:
      "u(x_pt) does not exist: with two results the posterior distribution of μ has no variance. Its "
        + "interval stands; include more results or use another method (Gelman 2006)."
    case .priorScaleFromUncertainties(let scale):
      "More than half the results are equal, so MADe is zero and cannot be the scale of the prior of "
        + "τ; the median of the reported uncertainties, \(number(scale)), was taken. State tauScale "
        + "if another is meant (Gelman 2006)."
    case .extremeResults(let codes):
      "Further than 2.5 standard uncertainties from the power-moderated mean: "
        + "\(Self.english(codes)). Shown, not excluded: look for the cause, and exclude a result "
        + "only for a technical reason (Pommé and Keightley 2015)."
    case .ezOnOppositeSides(let codes):
      "E_z− and E_z+ lie outside [−1, 1] on opposite sides, since U(x_pt) > U(x_i): "
        + "\(Self.english(codes)). An action signal by the rule, but the reference is too coarse "
        + "for these claims (ISO 13528:2005, 7.8)."
    case .inconclusive(let codes):
      "|E_n| is small enough, but the uncertainty of the transfer standard exceeds u(x_i), so a "
        + "fault could not have been seen: \(Self.english(codes)). The verdict is inconclusive "
        + "(Wright et al. 2016); use a more stable transfer standard."
    case .scoreAbsent(let kind, let reason, let codes):
      "\(kind.symbol) is absent for \(Self.english(codes)): \(reason.reason(in: .english))."
    case .codeLooksLikeFormula(let codes):
      "A spreadsheet program would run these codes as formulas: \(Self.english(codes)). Give them "
        + "codes that do not begin with =, +, − or @."
    }
  }
}

extension Notice {
  private func vietnameseMessage(_ number: (Double) -> String) -> String {
    switch self {
    case .travellingStandard(let notice): notice.message(in: .vietnamese, number: number)
    case .fewLaboratories(let count):
      "Chỉ có \(count) kết quả tạo nên giá trị đồng thuận. Khi ít hơn 12 kết quả, trung bình và "
        + "độ lệch chuẩn, kể cả ổn định, dao động nhiều do ngẫu nhiên: cần thận trọng khi đọc "
        + "điểm số, nên dùng giá trị ấn định không lấy từ các bên tham gia (ISO 13528:2022, 5.4)."
    case .singleLaboratory:
      "Giá trị ấn định chỉ do một kết quả tạo thành nên không thể đánh giá chính kết quả đó. Hãy "
        + "cho giá trị ấn định từ nguồn khác hoặc đưa thêm kết quả vào."
    case .noIncludedResult:
      "Không có kết quả nào được đưa vào giá trị đồng thuận nên không có giá trị ấn định và không "
        + "có điểm số. Hãy đưa kết quả vào hoặc cho giá trị ấn định."
    case .assignedUncertaintyAgainstSigmaPt(let ratio):
      "u(x_pt) bằng \(number(ratio)) lần σ_pt; từ 0,3 trở lên là không bỏ qua được và làm cho |z| "
        + "quá lớn. Hãy dùng z′ (ISO 13528:2022, 9.2.1 và 9.5)."
    case .assignedUncertaintyAgainstPermissibleError(let ratio):
      "u(x_pt) bằng \(number(ratio)) lần δ_E; từ 0,1 trở lên là không bỏ qua được, kết luận ở gần "
        + "δ_E không còn chắc chắn. Hãy so với √(δ_E² + U²(x_pt)) hoặc tìm giá trị ấn định tốt "
        + "hơn (ISO 13528:2022, 9.2.1 và 9.5)."
    case .coverageFactorAssumed(let codes):
      "Không báo cáo hệ số phủ: \(Self.vietnamese(codes)); đã lấy k = 2. Hãy hỏi lại hệ số phủ đã "
        + "dùng, vì U = k u phụ thuộc vào nó (JCGM 100:2008, 7.2.3)."
    case .standardUncertaintyExpanded(let codes):
      "Chỉ báo cáo độ không đảm bảo đo chuẩn: \(Self.vietnamese(codes)); điểm số nào cần U(x_i) thì lấy "
        + "U(x_i) = 2 u(x_i), ứng với mức tin cậy khoảng 95 % khi số bậc tự do không quá nhỏ "
        + "(JCGM 100:2008, 6.3.3)."
    case .assignedCoverageFactorAssumed:
      "Độ không đảm bảo đo của giá trị ấn định không kèm k; đã lấy k = 2. Hãy nêu hệ số phủ đã dùng, "
        + "vì U = k u phụ thuộc vào nó (JCGM 100:2008, 7.2.3)."
    case .coverageFactorNotTwo(let codes):
      "Hệ số phủ khác 2 hoặc số bậc tự do hữu hạn: \(Self.vietnamese(codes)). E_n lấy U như báo "
        + "cáo; E_n,c tổng hợp các độ không đảm bảo đo chuẩn trước rồi mở rộng một lần. Hãy xem "
        + "cả hai khi kết luận khác nhau (JCGM 100:2008, G.4.1)."
    case .consensusDiffersFromReference(let consensus, let difference, let limit):
      "Giá trị đồng thuận ổn định của các kết quả, \(number(consensus)), lệch khỏi x_pt "
        + "\(number(difference)), trong khi độ không đảm bảo đo của hai giá trị chỉ cho phép "
        + "\(number(limit)). Hãy tìm nguyên nhân trước khi công bố điểm số (ISO 13528:2022, 7.8)."
    case .uncertaintyMayBeUnderestimated(let codes, let limit):
      "u(x_i) được báo cáo nhỏ hơn u(x_pt) = \(number(limit)), có thể đã đánh giá thấp: "
        + "\(Self.vietnamese(codes)). Đây là thông tin, không phải kết luận; nên kiểm tra lại bảng "
        + "thành phần độ không đảm bảo đo (ISO 13528:2022, 9.8)."
    case .uncertaintyMayBeOverestimated(let codes, let limit):
      "u(x_i) được báo cáo lớn hơn 1,5 s* = \(number(limit)), có thể đã đánh giá cao, khiến ζ và "
        + "E_n dễ đạt: \(Self.vietnamese(codes)). Đây là thông tin, không phải kết luận; nên kiểm "
        + "tra lại bảng thành phần độ không đảm bảo đo (ISO 13528:2022, 9.8)."
    case .verdictUnreachable(let kind, let limit, let count):
      "x_pt và σ_pt là trung bình cộng và độ lệch chuẩn của chính \(count) kết quả này nên "
        + "|\(kind.symbol)| không thể vượt quá \(number(limit)), không bao giờ có tín hiệu hành động "
        + "(Shiffler 1988). Hãy quy định σ_pt từ trước hoặc dùng ước lượng ổn định."
    case .laboratoriesExcluded(let codes):
      "Không đưa vào giá trị đồng thuận nhưng vẫn được cho điểm: \(Self.vietnamese(codes)). Báo "
        + "cáo cần nêu lý do (ISO 13528:2022, 6.3 và 6.6)."
    case .resultIsPartOfConsensus:
      "Mỗi kết quả được đưa vào là một phần của x_pt, nhưng điểm số coi hai giá trị là độc lập như "
        + "công thức in trong tiêu chuẩn; các điểm số dùng u(x_pt) vì thế hơi nhỏ. `covariance: "
        + "account` sẽ tính đến hiệp phương sai này (ISO 13528:2022, 9.5 đến 9.7)."
    case .resultsShareInputs:
      "Một số kết quả có chung đại lượng đầu vào, như cùng một chuẩn, nhưng x_pt coi chúng là độc lập: "
        + "u(x_pt) có thể quá nhỏ. `gls` với `covarianceMatrix: results` sẽ tính đến điều này."
    case .exactReference:
      "U(x_pt) = 0: x_pt được coi là chính xác, ζ và E_n chỉ dựa vào độ không đảm bảo đo của các "
        + "phòng thí nghiệm. Nếu x_pt có độ không đảm bảo đo, hãy khai báo (ISO 13528:2022, 7.2)."
    case .robustScaleIsZero:
      "Độ lệch chuẩn ổn định bằng 0 vì quá nhiều kết quả bằng nhau; không có các điểm số cần đến "
        + "nó. Hãy kiểm tra việc làm tròn kết quả hoặc quy định σ_pt từ trước (ISO 13528:2022, "
        + "phụ lục C)."
    case .algorithmAStartedFromStandardDeviation:
      "Hơn một nửa số kết quả bằng nhau nên MADe bằng 0, thuật toán A đã bắt đầu từ độ lệch chuẩn "
        + "thông thường. Hãy kiểm tra việc làm tròn kết quả (ISO 13528:2022, C.3.1, chú thích 2)."
    case .stoppingRulesDiffer(let scale, let otherStop, let otherScale):
      "Thuật toán A cho s* = \(number(scale)); với quy tắc dừng `\(otherStop)` sẽ là "
        + "\(number(otherScale)), khác nhau hơn 0,1 %. Hãy nêu quy tắc dừng mỗi khi trích dẫn s* "
        + "(ISO 13528:2022, C.3.1)."
    case .inconsistentResults(let chiSquared, let degreesOfFreedom, let pValue):
      "Các kết quả phân tán nhiều hơn mức độ không đảm bảo đo cho phép: χ² = "
        + "\(number(chiSquared)) với \(degreesOfFreedom) bậc tự do, xác suất \(number(pValue)), "
        + "nhỏ hơn 0,05. Giá trị tham chiếu và độ không đảm bảo đo của nó không đáng tin: hãy tìm "
        + "kết quả tách biệt, hoặc dùng trung vị hay tỉ số Birge (Cox 2002, quy trình A)."
    case .leftOutOfConsistentSubset(let codes):
      "Nằm ngoài tập con nhất quán lớn nhất nên không có trọng số trong x_pt nhưng vẫn được cho "
        + "điểm: \(Self.vietnamese(codes)). Đây là tính chất của bộ số liệu, chưa phải bằng chứng "
        + "có sai sót: cần tìm nguyên nhân (Cox 2007)."
    case .consistentSubsetsTie(let count):
      "Có \(count) tập con lớn bằng nhau và nhất quán như nhau. Đã lấy tập con có trung bình gần "
        + "trung bình có trọng số của mọi kết quả nhất; các tập con khác có trong bản ghi. Nên cân "
        + "nhắc giá trị ấn định không phụ thuộc vào lựa chọn như vậy (Cox 2007)."
    case .infiniteVariance:
      "Không có u(x_pt): kết quả có số bậc tự do không quá 2 làm cho phương sai của x_pt vô hạn. "
        + "Khoảng của x_pt vẫn dùng được; hãy đề nghị báo cáo nhiều bậc tự do hơn hoặc dùng phương "
        + "pháp khác (JCGM 101:2008, 6.4.9)."
    case .testsHaveLittlePower(let count):
      "Các phép thử đã chọn phương pháp từ \(count) kết quả. Với ít kết quả như vậy, phép thử có lực "
        + "thấp: hãy xem cả các phương pháp khác, và chọn phương pháp trước khi thấy kết quả."
    case .posteriorVarianceInfinite:
      "Không có u(x_pt): với hai kết quả, phân bố hậu nghiệm của μ không có phương sai. Khoảng của "
        + "x_pt vẫn dùng được; hãy đưa thêm kết quả vào hoặc dùng phương pháp khác (Gelman 2006)."
    case .priorScaleFromUncertainties(let scale):
      "Hơn một nửa số kết quả bằng nhau nên MADe bằng 0, không làm tham số thang đo của phân bố tiên "
        + "nghiệm cho τ được; đã lấy trung vị của các độ không đảm bảo đo, \(number(scale)). Hãy khai "
        + "báo tauScale nếu muốn giá trị khác (Gelman 2006)."
    case .extremeResults(let codes):
      "Cách trung bình điều tiết theo lũy thừa hơn 2,5 lần độ không đảm bảo đo chuẩn: "
        + "\(Self.vietnamese(codes)). Chỉ nêu ra, không loại: hãy tìm nguyên nhân, và chỉ loại kết "
        + "quả khi có lý do kỹ thuật (Pommé và Keightley 2015)."
    case .ezOnOppositeSides(let codes):
      "E_z− và E_z+ nằm ngoài [−1, 1] về hai phía ngược nhau vì U(x_pt) > U(x_i): "
        + "\(Self.vietnamese(codes)). Theo quy tắc là tín hiệu hành động, nhưng giá trị tham chiếu "
        + "quá thô so với các công bố này (ISO 13528:2005, 7.8)."
    case .inconclusive(let codes):
      "|E_n| đủ nhỏ, nhưng độ không đảm bảo đo của chuẩn so sánh lớn hơn u(x_i) nên nếu có sai "
        + "lệch cũng không phát hiện được: \(Self.vietnamese(codes)). Chưa kết luận được (Wright "
        + "và cộng sự 2016); cần chuẩn so sánh ổn định hơn."
    case .scoreAbsent(let kind, let reason, let codes):
      "Không có \(kind.symbol) cho \(Self.vietnamese(codes)): \(reason.reason(in: .vietnamese))."
    case .codeLooksLikeFormula(let codes):
      "Phần mềm bảng tính sẽ chạy các mã số này như công thức: \(Self.vietnamese(codes)). Hãy đặt "
        + "mã số không bắt đầu bằng =, +, − hoặc @."
    }
  }

  private static let namedLaboratories = 12

  private static func english(_ codes: [String]) -> String {
    let named = codes.prefix(namedLaboratories).joined(separator: ", ")
    let others = codes.count - namedLaboratories
    if codes.isEmpty { return "all laboratories" }
    // Only a laboratory that checks its own result has no code.
    if codes == [""] { return "this laboratory" }
    let noun = codes.count == 1 ? "laboratory" : "laboratories"
    return "\(noun) \(named)" + (others > 0 ? " and \(others) more" : "")
  }

  private static func vietnamese(_ codes: [String]) -> String {
    let named = codes.prefix(namedLaboratories).joined(separator: ", ")
    let others = codes.count - namedLaboratories
    if codes.isEmpty { return "mọi phòng thí nghiệm" }
    if codes == [""] { return "phòng thí nghiệm này" }
    return "phòng thí nghiệm \(named)" + (others > 0 ? " và \(others) phòng khác" : "")
  }
}
