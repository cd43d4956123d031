import RoundFiles
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Makes PNG pictures of drawings, twice their size, with what the system has for it.
struct PictureMaker {
  private let converter: OutsideProgram?
  private let browser: OutsideProgram?

  /// Finds a program, or says how to get one.
  init() throws(FileFailure) {
    converter = OutsideProgram("rsvg-convert")
    browser = OutsideProgram("chromium", "chromium-browser", "google-chrome")
    guard converter != nil || browser != nil else {
      throw FileFailure(
        .output, "PNG",
        Phrase(
          vi: "cần rsvg-convert hoặc chromium, mà PATH không có cả hai. Cài một chương trình bằng "
            + "\"apt-get install librsvg2-bin\"; hoặc ghi ra tệp .svg.",
          en: "needs rsvg-convert or chromium, and neither is on the PATH. Install one with "
            + "\"apt-get install librsvg2-bin\"; or write an .svg file."))
    }
  }

  /// The PNG of a drawing, whose height is `height`, `width` its width.
  func png(
    of svg: String, width: Int, height: Int, making product: String
  ) throws(FileFailure) -> [UInt8] {
    let folder = try TemporaryFolder()
    let drawing = try folder.write("chart.svg", Array(svg.utf8))
    let target = folder.path + "/chart.png"
    if let converter {
      try converter.run(["--zoom", "2", "--output", target, drawing], making: product)
    } else if let browser {
      // The sandbox of a browser does not work for the superuser.
      let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
      try browser.run(
        sandbox + [
          "--headless", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=2",
          "--user-data-dir=\(folder.path)/profile",
          "--window-size=\(width),\(height)", "--screenshot=\(target)", "file://\(drawing)",
        ], making: product)
    }
    return try fileContents(target)
  }
}
