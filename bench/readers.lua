-- A hundred readers for wrk: what bench/sending-while-serving asks for. SEAL is the seal of a step page; without one
-- nobody signs up.
local pages = { "/subscribe", "/archive", "/feeds/en/atom.xml", "/feeds/en/rss.xml", "/feeds/en/feed.json" }
local seal = (os.getenv("SEAL") or ""):gsub("[^%w._-]", function(c) return string.format("%%%02X", c:byte()) end)
local run = os.time() .. math.random(1, 1000000)
local number = 0

-- Milliseconds before the next request of a connection.
function delay() return math.random(0, 1000) end

function request()
    number = number + 1
    if seal ~= "" and number % 10 == 0 then
        local body = "email=reader" .. run .. "." .. number .. "%40mail.test&step=1&token=" .. seal
        local headers = { ["Content-Type"] = "application/x-www-form-urlencoded" }
        return wrk.format("POST", "/subscribe?lang=en", headers, body)
    end
    local headers = { ["Accept-Encoding"] = "gzip" }
    if number % 3 == 0 then headers["If-None-Match"] = '"unknown"' end
    return wrk.format("GET", pages[number % #pages + 1], headers)
end
