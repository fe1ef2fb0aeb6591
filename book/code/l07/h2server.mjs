// An HTTP/2 server without TLS. A request is answered when 30 are
// inside; /sockets says how many connections there have been.
import http2 from "node:http2";

let sockets = 0;
const inside = [];
const settings = { maxConcurrentStreams: 100 };
const server = http2.createServer({ settings });
server.on("session", () => { sockets += 1; });
server.on("stream", (stream, headers) => {
  if (headers[":path"] === "/sockets") {
    stream.end(String(sockets));
    return;
  }
  inside.push(stream);
  if (inside.length === 30) {
    for (const waiting of inside.splice(0)) {
      waiting.end("ok");
    }
  }
});
server.listen(0, "127.0.0.1", () => {
  console.log(server.address().port);
});
process.stdin.on("end", () => process.exit()).resume();
