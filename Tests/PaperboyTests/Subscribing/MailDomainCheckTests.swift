import Foundation
import GRDB
import HTTPTypes
import HummingbirdTesting
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("Domains of new readers")
struct MailDomainCheckTests {
    private let dns: ScriptedDNSServer

    init() throws {
        dns = try ScriptedDNSServer()
        dns.add("mx.test", mailExchanger: "mail.mx.test")
        dns.add("four.test", address: [192, 0, 2, 7])
        dns.add("six.test", address: [0x20, 1, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [7])
        dns.add("null.test", mailExchanger: "")
        dns.add("texts.test", text: "no mail here")
    }

    private func outcomes(_ house: WebHouse) throws -> [String] {
        try house.store.read { try String.fetchAll($0, sql: "SELECT outcome FROM letter ORDER BY id") }
    }

    @Test("get a letter where a mail server or an address is known, and none where there is nobody to get it")
    func letters() async throws {
        let house = try WebHouse(web: "check-domains: true", dns: dns.server)
        let domains = ["mx.test", "null.test", "four.test", "texts.test", "six.test", "nowhere.test"]
        try await house.server.test(.router) { client in
            for domain in domains {
                let answer = try await client.signUp("someone@\(domain)", in: house)
                #expect(answer.status == .seeOther)
            }
        }
        #expect(try await house.desk.workOff() == 3)
        let wanted = [
            "sent", "nothing: null.test says that it takes no mail", "sent", "nothing: texts.test has no mail server",
            "sent", "nothing: nowhere.test has no mail server",
        ]
        #expect(try outcomes(house) == wanted)
        #expect(try house.count("SELECT COUNT(*) FROM sign_up") == 3)
        #expect(try house.count("SELECT COUNT(*) FROM letter WHERE state <> 'settled'") == 0)
    }

    @Test("get their letter while name servers are silent")
    func silent() async throws {
        let house = try WebHouse(web: "check-domains: true", dns: dns.server)
        dns.fallSilent()
        _ = try await house.subscribe("someone@nowhere.test")
        #expect(try outcomes(house) == ["sent"])
    }

    @Test("are not asked about where mail goes to a folder, unless the operator says so")
    func folder() async throws {
        let house = try WebHouse(dns: dns.server)
        _ = try await house.subscribe("someone@nowhere.test")
        #expect(try outcomes(house) == ["sent"])
    }

    @Test("are asked about where mail leaves, unless the operator says no", arguments: [true, false])
    func relay(isAsked: Bool) async throws {
        let relay = try ScriptedSMTPServer.start()
        let web = isAsked ? "" : "check-domains: false"
        let house = try WebHouse(web: web, mail: "smtp://127.0.0.1:\(relay.port)", dns: dns.server)
        try await house.server.test(.router) { client in
            let answer = try await client.signUp("someone@nowhere.test", in: house)
            #expect(answer.status == .seeOther)
        }
        #expect(try await house.desk.workOff() == (isAsked ? 0 : 1))
    }

    @Test("wait in turns when many new ones come at once, and none is left out")
    func many() async throws {
        let house = try WebHouse(web: "check-domains: true", dns: dns.server)
        for index in 0..<60 {
            dns.add("mail\(index).test", mailExchanger: "mail.mx.test")
            let request = LetterRequest(
                kind: .signUp,
                address: try unwrapped(EmailAddress("someone@mail\(index).test")),
                language: .english
            )
            _ = try house.store.enqueue(request, within: SignUpLimits(), at: house.clock.now)
        }
        #expect(try await house.desk.workOff() == 50)
        #expect(try await house.desk.workOff() == 10)
    }
}
