import ArgumentParser
import Glibc
import Paperboy

/// How a command that threw ends: its words on stderr, its status to the shell.
enum Ending {
    static func leave(after error: any Error) -> Never {
        switch error {
        case let failure as CommandFailure: leave(failure.message, failure.status)
        case is ConfigurationError, is YAMLError, is SubscriberFile.Unreadable, is TemplateError:
            leave("\(error)", .usage)
        case is StoreError, is FileError, is IMAPError, is PublishingError, is SummaryError, is CryptoError:
            leave("\(error)", .failed)
        case is CancellationError: leave("stopped; call it again to go on", .failed)
        default: leaveAsParserSays(error)
        }
    }

    static func leave(_ message: String, _ status: ExitStatus) -> Never {
        Talk.say("paperboy: \(message)")
        exit(status.rawValue)
    }

    /// Help and version go to stdout with status 0; wrong usage to stderr with status 2.
    private static func leaveAsParserSays(_ error: any Error) -> Never {
        let code = PaperboyCommand.exitCode(for: error)
        if code == .success { PaperboyCommand.exit(withError: error) }
        if let code = error as? ExitCode { exit(code.rawValue) }
        Talk.say(PaperboyCommand.fullMessage(for: error))
        exit(code == .validationFailure ? ExitStatus.usage.rawValue : ExitStatus.failed.rawValue)
    }
}
