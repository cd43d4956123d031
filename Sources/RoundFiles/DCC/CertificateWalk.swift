import Tables

/// Gathers the quantities among the results while a certificate is gone through.
struct CertificateWalk {
  private(set) var path: [String] = []
  private(set) var quantities: [DSIQuantity] = []
  private(set) var identifier = ""
  private(set) var endOfMeasurement = ""
  private(set) var isSigned = false
  private(set) var isCertificate = false

  /// The characters of the innermost element.
  var text = ""

  /// The refTypes of the elements of `path`.
  private var refTypes: [String?] = []

  /// The quantities that are open, outermost first.
  private var open: [DSIQuantity] = []
  private var data: DSIQuantity.Data?

  /// The depth at which the data began.
  private var dataDepth = 0

  /// How many of the open elements are results, and how many hold something else than results.
  private var resultsDepth = 0
  private var asideDepth = 0

  private static let aside: Set<String> = [
    "measurementMetaData", "influenceConditions", "usedMethods", "usedSoftware",
    "measuringEquipments", "relativeUncertainty",
  ]
  private static let dataElements: Set<String> = ["real", "realListXMLList", "realList"]

  private var isInResults: Bool { resultsDepth > 0 && asideDepth == 0 }

  /// Whether the characters of this element are wanted.
  var isCollecting: Bool {
    data != nil || path.last == "content" && !open.isEmpty
      || Self.headLeaves.contains(path.last ?? "")
  }

  private static let headLeaves: Set<String> = ["uniqueIdentifier", "endPerformanceDate"]

  // MARK: Elements

  mutating func start(_ name: String, refType: String?, line: Int) {
    if path.isEmpty { isCertificate = name == "digitalCalibrationCertificate" }
    text = ""
    if name == "results", path.last == "measurementResult" { resultsDepth += 1 }
    if Self.aside.contains(name) { asideDepth += 1 }
    if name == "Signature", path.count == 1 { isSigned = true }
    if name == "quantity", isInResults {
      var quantity = DSIQuantity()
      let own = [refType] + refTypes.reversed()
      quantity.refTypes = own.compactMap(\.self).flatMap {
        $0.split(separator: " ").map(String.init)
      }
      quantity.line = line
      open.append(quantity)
    } else if data == nil, Self.dataElements.contains(name), isInResults, !open.isEmpty {
      data = DSIQuantity.Data()
      data?.line = line
      dataDepth = path.count
    }
    if name.hasPrefix("coverageInterval"), data != nil { data?.hasInterval = true }
    path.append(name)
    refTypes.append(refType)
  }

  mutating func end() {
    guard let name = path.popLast() else { return }
    refTypes.removeLast()
    if data != nil {
      if path.count == dataDepth { closeData() } else { data?.take(name, text) }
    } else if name == "quantity", isInResults, let quantity = open.popLast() {
      if !quantity.alternatives.isEmpty { quantities.append(quantity) }
    } else {
      takeHead(name)
    }
    if name == "results", path.last == "measurementResult" { resultsDepth -= 1 }
    if Self.aside.contains(name) { asideDepth -= 1 }
    text = ""
  }

  private mutating func closeData() {
    if let data { open[open.count - 1].alternatives.append(data) }
    data = nil
  }

  private mutating func takeHead(_ name: String) {
    if name == "content", path.last == "name", !open.isEmpty, isInResults {
      if open[open.count - 1].name.isEmpty { open[open.count - 1].name = trimmedText }
    } else if path.last == "coreData" {
      if name == "uniqueIdentifier" { identifier = trimmedText }
      if name == "endPerformanceDate" { endOfMeasurement = trimmedText }
    }
  }

  private var trimmedText: String {
    String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200))
  }
}
