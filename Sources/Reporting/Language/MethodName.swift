public import Interlab
public import Wording

/// The name in words of a method for the assigned value or for σ_pt, by its machine name; a name
/// that this release does not know is returned as it is.
public func methodName(_ name: String, in language: Language) -> String {
  assignedValuePhrase(name)?.text(in: language) ?? sigmaPtPhrase(name)?.text(in: language) ?? name
}

/// Where a method is defined, in the numbering of `edition`; where that edition does not have the
/// method, the source that has it. Empty for a name that this release does not know.
public func methodClause(_ name: String, in edition: Edition, _ language: Language) -> String {
  if let source = sourceBeyondTheStandard(name) { return source.text(in: language) }
  return switch edition {
  case .iso13528_2005: clauseOf2005(name) ?? clauseSince2015(name, in: .current) ?? ""
  case .iso13528_2015, .iso13528_2022, .iso13528_2022Amd1: clauseSince2015(name, in: edition) ?? ""
  }
}

private func assignedValuePhrase(_ name: String) -> Phrase? {
  switch name {
  case "formulation": Phrase(vi: "giá trị theo pha chế", en: "value by formulation")
  case "certified": Phrase(vi: "giá trị được chứng nhận", en: "certified value")
  case "reference-laboratory":
    Phrase(vi: "giá trị của phòng thí nghiệm tham chiếu", en: "value of a reference laboratory")
  case "travelling-standard":
    Phrase(vi: "chuẩn so sánh, theo ngày đo", en: "travelling standard at each date")
  case "mean": Phrase(vi: "trung bình cộng", en: "arithmetic mean")
  case "median-MADe": Phrase(vi: "trung vị, thang đo MADe", en: "median with MADe")
  case "median-nIQR": Phrase(vi: "trung vị, thang đo nIQR", en: "median with nIQR")
  case "algorithm-a": Phrase(vi: "thuật toán A", en: "Algorithm A")
  case "qn": Phrase(vi: "trung vị, thang đo Qn", en: "median with Qn")
  case "sn": Phrase(vi: "trung vị, thang đo Sn", en: "median with Sn")
  case "q-hampel": Phrase(vi: "phương pháp Q/Hampel", en: "Q/Hampel")
  case "qn-hampel": Phrase(vi: "Hampel, thang đo Qn", en: "Hampel with Qn")
  case "huber": Phrase(vi: "ước lượng Huber", en: "Huber estimator")
  case "biweight": Phrase(vi: "ước lượng hai trọng số Tukey", en: "Tukey's biweight")
  case "hodges-lehmann": Phrase(vi: "ước lượng Hodges-Lehmann", en: "Hodges-Lehmann estimator")
  case "trimmed-mean": Phrase(vi: "trung bình cắt bớt", en: "trimmed mean")
  case "winsorized-mean": Phrase(vi: "trung bình Winsor hóa", en: "winsorized mean")
  case "weighted-mean": Phrase(vi: "trung bình có trọng số", en: "weighted mean")
  case "birge":
    Phrase(vi: "trung bình có trọng số với tỉ số Birge", en: "weighted mean with Birge ratio")
  case "gls":
    Phrase(vi: "bình phương tối thiểu tổng quát", en: "generalized least squares")
  case "largest-consistent-subset":
    Phrase(vi: "tập con nhất quán lớn nhất", en: "largest consistent subset")
  case "median-monte-carlo":
    Phrase(vi: "trung vị theo Monte Carlo", en: "median by Monte Carlo")
  case "weighted-median": Phrase(vi: "trung vị có trọng số", en: "weighted median")
  case "hierarchical-gauss":
    Phrase(vi: "mô hình phân cấp Bayes (chuẩn)", en: "Bayesian hierarchical model (Gauss)")
  case "hierarchical-laplace":
    Phrase(vi: "mô hình phân cấp Bayes (Laplace)", en: "Bayesian hierarchical model (Laplace)")
  case "hierarchical-student":
    Phrase(vi: "mô hình phân cấp Bayes (Student)", en: "Bayesian hierarchical model (Student)")
  case "hierarchical-skew-normal":
    Phrase(
      vi: "mô hình phân cấp Bayes (chuẩn lệch)", en: "Bayesian hierarchical model (skew-normal)")
  case "linear-pool": Phrase(vi: "gộp phân bố tuyến tính", en: "linear pool")
  case "decision-tree": Phrase(vi: "cây quyết định NIST", en: "NIST Decision Tree")
  default: randomEffectsPhrase(name)
  }
}

private func randomEffectsPhrase(_ name: String) -> Phrase? {
  switch name {
  case "vangel-rukhin":
    Phrase(
      vi: "hiệu ứng ngẫu nhiên, Vangel và Rukhin", en: "random effects, Vangel and Rukhin")
  case "power-moderated-mean":
    Phrase(vi: "trung bình điều tiết theo lũy thừa", en: "power-moderated mean")
  case "graybill-deal": Phrase(vi: "trung bình Graybill và Deal", en: "Graybill and Deal mean")
  case "dersimonian-laird": randomEffects("DerSimonian và Laird", "DerSimonian and Laird")
  case "dersimonian-laird-2":
    randomEffects("DerSimonian và Laird hai bước", "DerSimonian and Laird in two steps")
  case "mandel-paule": randomEffects("Mandel và Paule", "Mandel and Paule")
  case "empirical-bayes": randomEffects("Bayes thực nghiệm", "empirical Bayes")
  case "mandel-paule-median":
    randomEffects("Mandel và Paule theo trung vị", "Mandel and Paule, median-unbiased")
  case "hedges": randomEffects("Hedges", "Hedges' τ")
  case "hunter-schmidt": randomEffects("Hunter và Schmidt", "Hunter and Schmidt")
  case "sidik-jonkman": randomEffects("Sidik và Jonkman", "Sidik and Jonkman")
  case "ml": randomEffects("hợp lí cực đại", "maximum likelihood")
  case "reml": randomEffects("hợp lí cực đại hạn chế", "restricted maximum likelihood")
  default: nil
  }
}

private func randomEffects(_ vietnamese: String, _ english: String) -> Phrase {
  Phrase(vi: "hiệu ứng ngẫu nhiên, \(vietnamese)", en: "random effects, \(english)")
}

private func sigmaPtPhrase(_ name: String) -> Phrase? {
  switch name {
  case "prescribed": Phrase(vi: "giá trị quy định trước", en: "prescribed value")
  case "percent":
    Phrase(vi: "phần trăm của giá trị ấn định", en: "percentage of the assigned value")
  case "horwitz": Phrase(vi: "mô hình Horwitz/Thompson", en: "Horwitz/Thompson model")
  case "precision":
    Phrase(vi: "từ độ chụm của phương pháp", en: "from the precision of the method")
  case "robust":
    Phrase(vi: "độ lệch chuẩn ổn định của cùng vòng", en: "robust scale of the same round")
  case "standard-deviation":
    Phrase(
      vi: "độ lệch chuẩn của cùng vòng", en: "standard deviation of the same round")
  default: nil
  }
}

private func sourceBeyondTheStandard(_ name: String) -> Phrase? {
  switch name {
  case "weighted-mean": Phrase(vi: "Cox 2002, quy trình A", en: "Cox 2002, procedure A")
  case "birge":
    Phrase(vi: "Birge 1932; Cox 2002, quy trình A", en: "Birge 1932; Cox 2002, procedure A")
  case "gls": Phrase(vi: "Cox và cộng sự 2006", en: "Cox et al. 2006")
  case "median-monte-carlo": Phrase(vi: "Cox 2002, quy trình B", en: "Cox 2002, procedure B")
  case "weighted-median":
    Phrase(vi: "Müller 2000; cây quyết định NIST 2024", en: "Müller 2000; NIST Decision Tree 2024")
  case "hierarchical-gauss":
    Phrase(vi: "Gelman 2006; Toman và Possolo 2009", en: "Gelman 2006; Toman and Possolo 2009")
  case "hierarchical-laplace", "hierarchical-student":
    Phrase(vi: "Koepke và cộng sự 2017", en: "Koepke et al. 2017")
  case "hierarchical-skew-normal":
    Phrase(vi: "Azzalini 1985; cây quyết định NIST", en: "Azzalini 1985; NIST Decision Tree")
  case "decision-tree": Phrase(vi: "Possolo và cộng sự 2021", en: "Possolo et al. 2021")
  case "linear-pool":
    Phrase(vi: "Stone 1961; Koepke và cộng sự 2017", en: "Stone 1961; Koepke et al. 2017")
  default: nil
  }
}

private func clauseSince2015(_ name: String, in edition: Edition) -> String? {
  switch name {
  case "formulation": "\(edition.rawValue), 7.3"
  case "certified": "\(edition.rawValue), 7.4"
  case "reference-laboratory", "travelling-standard": "\(edition.rawValue), 7.5"
  case "mean": "\(edition.rawValue), 7.7"
  case "median-MADe", "median-nIQR": "\(edition.rawValue), 7.7, C.2"
  case "algorithm-a": "\(edition.rawValue), 7.7, C.3"
  case "qn", "q-hampel", "qn-hampel": "\(edition.rawValue), 7.7, C.5"
  case "sn": "Rousseeuw, Croux 1993"
  case "huber": "Huber 1981"
  case "biweight": "Mosteller, Tukey 1977"
  case "hodges-lehmann": "Hodges, Lehmann 1963"
  case "trimmed-mean": "Tukey, McLaughlin 1963"
  case "winsorized-mean": "Dixon, Tukey 1968"
  case "largest-consistent-subset": "Cox 2007"
  case "dersimonian-laird": "DerSimonian, Laird 1986"
  case "dersimonian-laird-2": "DerSimonian, Kacker 2007"
  case "mandel-paule": "Paule, Mandel 1982"
  case "empirical-bayes": "Morris 1983"
  case "mandel-paule-median": "Viechtbauer 2021"
  case "hunter-schmidt", "ml", "reml": "Viechtbauer 2005"
  case "hedges": "Hedges 1983"
  case "sidik-jonkman": "Sidik, Jonkman 2005"
  case "vangel-rukhin": "Vangel, Rukhin 1999"
  case "power-moderated-mean": "Pommé, Keightley 2015"
  case "graybill-deal": "Graybill, Deal 1959; Sinha 1985"
  case "prescribed", "percent": "\(edition.rawValue), 8.2"
  case "horwitz": "\(edition.rawValue), 8.4"
  case "precision": "\(edition.rawValue), 8.5"
  case "robust", "standard-deviation": "\(edition.rawValue), 8.6"
  default: nil
  }
}

private func clauseOf2005(_ name: String) -> String? {
  switch name {
  case "formulation": "ISO 13528:2005, 5.2"
  case "certified": "ISO 13528:2005, 5.3"
  case "reference-laboratory", "travelling-standard": "ISO 13528:2005, 5.4"
  case "algorithm-a": "ISO 13528:2005, 5.6, C.1"
  case "prescribed", "percent": "ISO 13528:2005, 6.2"
  case "horwitz": "ISO 13528:2005, 6.4"
  case "precision": "ISO 13528:2005, 6.5"
  case "robust": "ISO 13528:2005, 6.6"
  default: nil
  }
}
