import Foundation
import Paperboy
import Testing

@Suite("Configuration of mail")
struct MailConfigurationTests {
    private func read(_ lines: String, _ environment: [String: String] = [:]) throws -> MailDelivery {
        let text = Workshop.configuration(sources: "  hugging-face: {}")
            .replacing(/mail: \{.*\}/, with: "mail:\n  from: News <news@example.com>\n\(lines)")
        let configuration = try ConfigurationReader(
            folder: URL(fileURLWithPath: "/srv/papers"),
            environment: environment
        )
        .read(text, name: "paperboy.yaml")
        return try #require(configuration.mail)
    }

    @Test("mail is unsigned and has one return path unless more is said")
    func defaults() throws {
        let mail = try read("")
        #expect(mail.dkim.isEmpty && !mail.tagsBounces && mail.bounces == "news@example.com")
    }

    @Test("reads one key to sign with")
    func oneKey() throws {
        let settings = try read("  dkim: {domain: Example.com, selector: paperboy, key-file: dkim.pem}").dkim
        #expect(settings.map(\.recordName) == ["paperboy._domainkey.example.com"])
        #expect(settings.map(\.keyFile.path) == ["/srv/papers/dkim.pem"])
    }

    @Test("reads two keys to sign with")
    func twoKeys() throws {
        let settings = try read(
            """
              dkim:
                - {domain: example.com, selector: rsa, key-file: a.pem}
                - {domain: example.com, selector: ed, key-file: /etc/b.pem}
            """
        ).dkim
        #expect(settings.map(\.selector) == ["rsa", "ed"])
        #expect(settings.map(\.keyFile.path) == ["/srv/papers/a.pem", "/etc/b.pem"])
    }

    @Test("a mailbox for bounces gets return paths of their own")
    func bounces() throws {
        let mail = try read("  bounces: bounce@example.com")
        #expect(mail.tagsBounces && mail.bounces == "bounce@example.com")
    }

    @Test("reads several relays, as addresses or with more, and their weights")
    func relays() throws {
        let routes = try read(
            """
              smtp:
                - smtp://127.0.0.1:25
                - {url: "smtps://relay.example.com", weight: 3, ca-file: ca.pem}
            """
        ).routes
        #expect(routes.map(\.transport.name) == ["smtp://127.0.0.1:25", "smtp://relay.example.com:465"])
        #expect(routes.map(\.weight) == [1, 3])
    }

    @Test("reads rates of domains: one for all, or each its own")
    func domainRates() throws {
        let hourly = Rate(count: 1000, period: .seconds(3600))
        #expect(try read("").domainRates.isEmpty)
        #expect(try read("  domain-rate: 1000/h").domainRates == DomainRates(others: [hourly]))
        #expect(try read("  domain-rate: [20/s, 1000/h]").domainRates.others.count == 2)
        let rates = try read("  domain-rate: {default: 1000/h, Gmail.com: [20/s, 1000/h], 例え.jp: 1000/h}").domainRates
        #expect(rates.rates(of: "gmail.com") == [Rate(count: 20, period: .seconds(1)), hourly])
        #expect(rates.byDomain["xn--r8jz45g.jp"] == [hourly] && rates.rates(of: "example.com") == [hourly])
        let variable = ["PAPERBOY_MAIL_DOMAIN_RATE": "1000/h"]
        #expect(try read("  domain-rate: {gmail.com: 1/s}", variable).domainRates == DomainRates(others: [hourly]))
    }

    @Test("reads a warm-up for all relays, or one's own")
    func warmUp() throws {
        let warmUp = "{start: 2026-12-02, first-day: 9, until: 99, factor: 2}"
        let relay = "{url: \"smtp://127.0.0.1:2525\", warm-up: \(warmUp)}"
        let routes = try read(
            """
              smtp: ["smtp://127.0.0.1", \(relay)]
              warm-up: {start: 2026-12-01, first-day: 200, until: 50000}
            """
        ).routes
        let start = try #require(CalendarDate("2026-12-01"))
        let all = WarmUp(start: start, firstDay: 200, factor: 1.5, until: 50_000)
        let own = WarmUp(start: start.advanced(by: 1), firstDay: 9, factor: 2, until: 99)
        #expect(routes.map(\.warmUp) == [all, own])
    }

    @Test("takes an access token from the environment in place of a password, and not both")
    func token() throws {
        let smtp = "  smtp: smtp://me@relay.example.com"
        let variables = ["PAPERBOY_MAIL_OAUTH_TOKEN": "ya29.token"]
        #expect(try read(smtp, variables).routes.map(\.transport.name) == ["smtp://relay.example.com:587"])
        let both = variables.merging(["PAPERBOY_MAIL_PASSWORD": "secret"]) { $1 }
        let error = #expect(throws: YAMLError.self) { try read(smtp, both) }
        let words = error?.description ?? ""
        #expect(words.contains("a password or an OAuth token, not both"), "\(words)")
        #expect(error?.description.contains("secret") == false)
    }

    @Test("reads several relays from the environment, where the password is for those with a user")
    func relaysOfEnvironment() throws {
        let variables = [
            "PAPERBOY_MAIL_SMTP": "smtp://127.0.0.1:25, smtp://me@relay.example.com",
            "PAPERBOY_MAIL_PASSWORD": "secret",
        ]
        let routes = try read("", variables).routes
        #expect(routes.map(\.transport.name) == ["smtp://127.0.0.1:25", "smtp://relay.example.com:587"])
    }

    @Test(
        "says what is wrong",
        arguments: [
            ("  dkim: {domain: example.com, selector: a, key-fiel: x}", "mail.dkim.key-file: is missing"),
            ("  dkim: {domain: example.com, selector: a, key-file: x, kind: rsa}", "mail.dkim.kind: unknown key"),
            ("  dkim: {selector: a, key-file: x}", "mail.dkim.domain: is missing"),
            ("  dkim: {domain: example.com, key-file: x}", "mail.dkim.selector: is missing"),
            ("  dkim: {domain: example.com, selector: a b, key-file: x}", "letters, digits and hyphens"),
            ("  dkim: dkim.pem", "mail.dkim: expected"),
            (
                "  dkim:\n    - {domain: e.com, selector: a, key-file: x}\n    - {domain: e.com, selector: a, key-file: y}",
                "stands twice"
            ),
            ("  smtp: [outbox:outbox, smtp://127.0.0.1]", "mail.smtp[1].url: `outbox:outbox` cannot share"),
            ("  smtp: [smtp://127.0.0.1, smtp://127.0.0.1:25]", "stands twice"),
            ("  smtp: [{url: smtp://127.0.0.1, wieght: 2}]", "did you mean `weight`"),
            ("  smtp: [{weight: 2}]", "mail.smtp[1].url: is missing"),
            ("  smtp: [smtp://me@relay.example.com]", "there is no password"),
            ("  smtp: smtp://me@relay.example.com\n  oauth-token: x", "secrets do not stand here"),
            (
                "  smtp: smtp://me@relay.example.com\n  oauth-token-file: none.txt",
                "/srv/papers/none.txt cannot be read"
            ),
            ("  domain-rate: fast", "mail.domain-rate: expected rates such as"),
            ("  domain-rate: {gmail.com: 10}", "mail.domain-rate.gmail.com: expected rates such as"),
            ("  domain-rate: {gmail: 10/s}", "expected `default` or a domain such as gmail.com"),
            ("  domain-rate: {gmail.com: 1/s, GMAIL.com: 2/s}", "`gmail.com` stands twice"),
            ("  warm-up: 200", "mail.warm-up: expected a section"),
            ("  warm-up: {first-day: 200, until: 5000}", "mail.warm-up.start: is missing"),
            ("  warm-up: {start: 2026-02-30, first-day: 200, until: 5000}", "a day such as `2026-12-01`"),
            ("  warm-up: {start: 2026-12-01, first-day: 200, until: 200}", "expected more than `first-day`"),
            ("  warm-up: {start: 2026-12-01, first-day: 2, until: 20, factor: 1}", "a number over 1"),
            ("  warm-up: {start: 2026-12-01, first-day: 2, until: 20, facto: 2}", "did you mean `factor`"),
            ("  bounces: a-mailbox-with-a-long-name@example.com", "at most 15 octets"),
        ]
    )
    func faults(lines: String, words: String) {
        let error = #expect(throws: YAMLError.self) { try read(lines) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
}
