public import Paperboy

extension World {
    /// A world in which nothing may be used: what a test did not open reports itself and ends the process.
    public static var failing: World {
        World(
            now: { fatalError("World.now was used, but this test did not set it") },
            makeID: { fatalError("World.makeID was used, but this test did not set it") },
            random: { fatalError("World.random was used, but this test did not set it") },
            secretBytes: { fatalError("World.secretBytes(\($0)) was used, but this test did not set it") },
            sleep: { fatalError("World.sleep(\($0)) was used, but this test did not set it") },
            fetch: { request throws(HTTPError) in
                fatalError("World.fetch(\(request.method) \(request.url)) was used, but this test did not set it")
            },
            ask: { request throws(HTTPError) in
                fatalError("World.ask(\(request.method) \(request.url)) was used, but this test did not set it")
            }
        )
    }
}
