/** Where nothing is ever sent: whatever is not a name of the public internet, however it is written. */
import { describe, expect, test } from "vitest";
import { addressOf, refusalOf, shownAddress } from "../../src/webhooks/address.ts";
import { origin } from "../support/reader.ts";

const strict = { origin, allowsLocal: false };
const local = { origin, allowsLocal: true };

test.each([
  "https://app.example/hooks",
  "https://APP.example:443/hooks?key=1",
  "https://app.example:8443/",
  "https://xn--fiq228c.example/",
  "https://隧道.example/接收",
  "https://a.b.c.d.example.org/x",
  "https://my_host.example.org/",
  "https://10.0.0.1.nip.example/",
])("may be: %s", (url) => expect(refusalOf(url, strict)).toBeUndefined());

const numbers = [
  ...["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "127.0.0.1."],
  ...["10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1"],
  ...["0", "0.0.0.0", "255.255.255.255", "224.0.0.1", "198.18.0.1", "192.0.2.1", "8.8.8.8", "１２７.0.0.1"],
  ...["[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[fe80::1]", "[fc00::1]", "[fd12:3456::1]"],
  ...[
    "[ff02::1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:db8::1]",
    "[2606:4700::1111]",
    "127。0。0。1",
  ],
];
test.each(numbers)("no address in numbers, in any spelling: %s", (host) =>
  expect(refusalOf(`https://${host}/hooks`, strict)).toBe("host"),
);

test.each([
  ...["localhost", "LOCALHOST", "localhost.", "app.localhost", "ｌocalhost", "printer.local", "db.internal"],
  ...["metadata.google.internal", "intranet", "router.lan", "nas.home.arpa", "x.corp", "y.home", "z.invalid"],
  ...[
    "kubernetes.default.svc.cluster.local",
    "app.test",
    "hidden.onion",
    "1.0.0.127.in-addr.arpa",
    "printer.local.",
  ],
])("no name of somebody's own network: %s", (host) =>
  expect(refusalOf(`https://${host}/`, strict)).toBe("host"),
);

test.each([
  ["http://app.example/", "scheme"],
  ["ftp://app.example/", "scheme"],
  ["file:///etc/passwd", "scheme"],
  ["javascript:alert(1)", "scheme"],
  ["https://user:secret@app.example/", "credentials"],
  ["https://user@app.example/", "credentials"],
  ["https://app.example:22/", "port"],
  ["https://app.example:80/", "port"],
  [`${origin}/hooks`, "own"],
  ["https://app.example/\r\nHost: evil.example", "malformed"],
  ["https://app.exa\nmple/", "malformed"],
  ["https://app.example/\t", "malformed"],
  [" https://app.example/", "malformed"],
  ["https:\\\\app.example/", "malformed"],
  ["https://app.example/\u0000", "malformed"],
  ["https://app.example/\u2028x", "malformed"],
  ["https://[fe80::1%25eth0]/", "malformed"],
  ["https://[::1%lo]/", "malformed"],
  ["https:///x", "host"],
  ["//app.example/", "malformed"],
  ["app.example", "malformed"],
  ["", "malformed"],
  [`https://app.example/${"x".repeat(1000)}`, "malformed"],
  ["https://999.1.1.1/", "malformed"],
  ["https://0x100000000/", "malformed"],
])("%j is refused: %s", (url, why) => expect(refusalOf(url, strict)).toBe(why));

describe("with the switch of tests and of one's own machine", () => {
  test("http and this machine may be", () => {
    for (const url of ["http://127.0.0.1:9999/", "http://localhost:8080/x", "https://10.0.0.1/"])
      expect(refusalOf(url, local)).toBeUndefined();
  });
  test("anything that is no address may not", () => {
    expect(refusalOf("ftp://localhost/", local)).toBe("scheme");
    expect(refusalOf("http://user:secret@localhost/", local)).toBe("credentials");
    expect(refusalOf("http://local host/", local)).toBe("malformed");
  });
});

test("is kept as it is sent to, and shown without what may be secret in it", () => {
  expect(addressOf("https://APP.example/a/../hooks?key=secret#part")).toBe(
    "https://app.example/hooks?key=secret",
  );
  expect(shownAddress("https://app.example/hooks?key=secret")).toBe("https://app.example/hooks?…");
});
