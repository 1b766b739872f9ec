import Foundation
import HTTPTypes
import Hummingbird
import Paperboy

/// What `templates/web/manage.html` names.
private struct ManagePage: Sendable {
    struct Choice: Sendable {
        var value: String
        var label: String
        var isChosen: Bool
    }

    var action: String
    var address: String
    /// What was just done; nil for a first look.
    var notice: String?
    var isActive: Bool
    /// Until when mail is paused; nil when it is not.
    var paused: String?
    var languages: [Choice]
    var frequencies: [Choice]
    var papers: [Choice]
    var formats: [Choice]
    var topics: [Choice]
}

extension WebSite {
    private static let pause: TimeInterval = 30 * 86_400

    /// Preferences. The link is enough for what does no harm in other hands; the rest needs a letter.
    func preferences(_ token: String, _ visit: Visit) async throws -> Response {
        guard let reader = try await reader(token, for: .manage) else { return unknownLink(visit) }
        guard visit.method == .post else { return managePage(reader, token, visit) }
        guard !visit.isForeign(own: origin) else { return failure(.forbidden, visit.language) }
        let done = try await change(reader, visit)
        switch done {
        case .done(let word):
            let language = visit.choseLanguage ? "&lang=\(visit.language)" : ""
            return Answer.seeOther("\(base)manage/\(token)?done=\(word)\(language)")
        case .tooMany(let pause): return failure(.tooManyRequests, visit.language, retryAfter: pause)
        }
    }

    private enum Change {
        case done(String)
        case tooMany(Duration)
    }

    private func change(_ reader: Subscriber, _ visit: Visit) async throws -> Change {
        let (id, time) = (reader.id, now())
        switch visit.form["do"] {
        case "save":
            let language = languages.first { $0.rawValue == visit.form["language"] } ?? reader.language
            let frequency = Subscriber.Frequency(rawValue: visit.form["frequency"]) ?? reader.frequency
            let kept = topics.isEmpty ? reader.topics : chosenTopics(visit)
            let papers = papers(chosen: visit.form["papers"], instead: reader.papers)
            let format = Subscriber.Format(rawValue: visit.form["format"]) ?? reader.format
            try await inStore { store in
                try store.save(
                    language: language,
                    topics: kept,
                    frequency: frequency,
                    papers: papers,
                    format: format,
                    of: id,
                    at: time
                )
            }
            return .done("saved")
        case "pause":
            try await inStore { try $0.pause(id, until: time.addingTimeInterval(Self.pause), at: time) }
            return .done("paused")
        case "resume":
            try await inStore { try $0.pause(id, until: nil, at: time) }
            return .done("resumed")
        case "stop":
            try await inStore { try $0.leave(id, at: time) }
            return .done("stopped")
        case "come-back":
            try await inStore { try $0.comeBack(id, at: time) }
            return .done("back")
        case "account":
            let gate = gate
            let answer = try await BlockingWork.run {
                try gate.ask(reader, language: visit.language, client: visit.client)
            }
            if case .tooMany(let pause) = answer { return .tooMany(pause) }
            return .done("mailed")
        default: return .done("nothing")
        }
    }

    private static let everyPaper = "all"

    /// - Parameter known: stays where the form says nothing that is on offer.
    private func papers(chosen: String, instead known: Int?) -> Int? {
        if chosen == Self.everyPaper { return nil }
        return Int(chosen).flatMap { Subscriber.paperChoices.contains($0) ? $0 : nil } ?? known
    }

    /// All papers, or so many; a number that came in by a file stands among them.
    private func paperChoices(_ reader: Subscriber, _ words: Words) -> [ManagePage.Choice] {
        let numbers = Set(Subscriber.paperChoices + [reader.papers].compactMap(\.self)).sorted()
        let all = ManagePage.Choice(
            value: Self.everyPaper,
            label: words("papers-all"),
            isChosen: reader.papers == nil
        )
        return [all]
            + numbers.map { number in
                ManagePage.Choice(
                    value: "\(number)",
                    label: words("papers-some", ["count": "\(number)"]),
                    isChosen: number == reader.papers
                )
            }
    }

    private func managePage(_ reader: Subscriber, _ token: String, _ visit: Visit) -> Response {
        let language = language(for: reader, visit)
        let words = pages.words(language)
        let done = visit.query["done"]
        let isPaused = reader.pausedUntil.map { $0 > now() } == true
        let page = ManagePage(
            action: "\(base)manage/\(token)\(visit.suffix)",
            address: reader.address.masked,
            notice: ["saved", "paused", "resumed", "stopped", "back", "mailed"].contains(done)
                ? words("manage-\(done)") : nil,
            isActive: reader.state == .active,
            paused: isPaused
                ? reader.pausedUntil.map { ZonedTime($0, in: application.configuration.timeZone).day.description }
                : nil,
            languages: languages.map { one in
                ManagePage.Choice(
                    value: one.rawValue,
                    label: pages.words(one).name(of: one),
                    isChosen: one == known(reader.language) ?? languages.first
                )
            },
            frequencies: Subscriber.Frequency.allCases.map {
                ManagePage.Choice(
                    value: $0.rawValue,
                    label: words("frequency-\($0.rawValue)"),
                    isChosen: $0 == reader.frequency
                )
            },
            papers: paperChoices(reader, words),
            formats: Subscriber.Format.allCases.map {
                ManagePage.Choice(
                    value: $0.rawValue,
                    label: words("format-\($0.rawValue)"),
                    isChosen: $0 == reader.format
                )
            },
            topics: application.configuration.topics.map { topic in
                let isChosen = reader.topics.isEmpty || reader.topics.contains(where: topic.isNamed)
                return ManagePage.Choice(value: topic.name, label: topic.name, isChosen: isChosen)
            }
        )
        return pages.response(page, "web/manage.html", language, title: words("preferences"))
    }
}
