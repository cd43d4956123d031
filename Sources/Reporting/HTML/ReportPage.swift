import Interlab
import Wording

/// The shell of every page: head, switch between the languages, and one article for each.
///
/// Two radio buttons switch, with JavaScript turned off too. A page of one language has no switch.
struct ReportPage {
  /// The languages of the page, in order.
  let languages: [Language]

  /// The one that shows first, and that the title is in.
  let first: Language

  /// The page around the articles that `article` makes.
  func html(title: String, article: (Language) -> Markup) -> String {
    var page = Markup()
    page.literal("<!DOCTYPE html>\n")
    page.element("html", ["lang": first.rawValue]) { html in
      head(title, into: &html)
      html.element("body") { body in
        if languages.count > 1 { languageSwitch(into: &body) }
        for language in languages { body.append(article(language)) }
      }
    }
    page.literal("\n")
    return page.source
  }

  private func head(_ title: String, into html: inout Markup) {
    html.element("head") { head in
      head.empty("meta", ["charset": "utf-8"])
      head.empty(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'",
        ])
      head.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      head.empty("meta", ["name": "generator", "content": "lienphong \(Analysis.engineVersion)"])
      head.element("title", text: title)
      head.element("style") { $0.literal(ReportStyle.sheet) }
    }
  }

  private func languageSwitch(into body: inout Markup) {
    for choice in languages {
      body.empty(
        "input",
        [
          "type": "radio", "name": "language", "class": "switch", "autocomplete": "off",
          "id": "show-" + choice.rawValue, "checked": choice == first ? "checked" : nil,
        ])
    }
    body.element("nav", ["class": "languages", "aria-label": "Ngôn ngữ / Language"]) { nav in
      for choice in languages {
        let name =
          switch choice {
          case .vietnamese: "Tiếng Việt"
          case .english: "English"
          }
        nav.element(
          "label", ["for": "show-" + choice.rawValue, "lang": choice.rawValue], text: name)
      }
    }
  }
}
