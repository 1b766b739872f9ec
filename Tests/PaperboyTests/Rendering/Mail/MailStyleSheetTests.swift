import Testing

@testable import Paperboy

@Suite("Mail style sheet")
struct MailStyleSheetTests {
    private let sheet = MailStyleSheet(
        """
        :root { --ink: #111; --serif: "Noto Serif", serif; }
        /* .title { color: red; } */
        .title, .name { color: var(--ink); font-family: var(--serif); }
        .name { margin: 0; }
        @media (prefers-color-scheme: dark) {
          .title { color: #eee !important; }
        }
        """
    )

    @Test("is put beside each class, custom properties filled in")
    func inlined() {
        #expect(
            sheet.applied(to: #"<p class="title name" style="width: 9px">x</p><p class="none">"#)
                == #"<p class="title name" style="color: #111;font-family: 'Noto Serif', serif;"#
                + #"color: #111;font-family: 'Noto Serif', serif;margin: 0;width: 9px">x</p><p class="none">"#
        )
    }

    @Test("leaves @media blocks for the head of the document")
    func media() {
        #expect(
            sheet.mediaQueries == "@media (prefers-color-scheme: dark) { .title { color: #eee !important; } }"
        )
    }
}
