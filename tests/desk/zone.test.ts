import { describe, expect, test } from "vitest";
import { formatMoment, instantIn, localTextOf, startOfDay, zoneName, zoneOf } from "../../src/desk/zone.ts";
import { builtIn } from "../../src/words.ts";

describe("a local time is the instant at which the clocks there say so", () => {
  test.each([
    ["Asia/Shanghai", "2026-11-24T08:00", "2026-11-24T00:00:00Z"],
    ["Asia/Shanghai", "2026-11-24T08:00:30", "2026-11-24T00:00:30Z"],
    ["Asia/Shanghai", "2026-01-01T00:00", "2025-12-31T16:00:00Z"],
    ["Asia/Kolkata", "2026-11-24T08:00", "2026-11-24T02:30:00Z"],
    ["UTC", "2026-02-28T23:59", "2026-02-28T23:59:00Z"],
    ["Europe/London", "2026-01-15T08:00", "2026-01-15T08:00:00Z"],
    ["Europe/London", "2026-07-15T08:00", "2026-07-15T07:00:00Z"],
    ["America/New_York", "2026-07-15T08:00", "2026-07-15T12:00:00Z"],
    ["America/New_York", "2026-12-15T08:00", "2026-12-15T13:00:00Z"],
    ["Pacific/Kiritimati", "2026-11-24T08:00", "2026-11-23T18:00:00Z"],
    ["Pacific/Pago_Pago", "2026-11-24T08:00", "2026-11-24T19:00:00Z"],
    ["Australia/Lord_Howe", "2026-01-15T08:00", "2026-01-14T21:00:00Z"],
    ["Africa/Casablanca", "2026-02-20T08:00", "2026-02-20T08:00:00Z"],
  ])("in %s %s is %s", (zone, text, instant) => {
    const found = instantIn(zone, text);
    expect(found).toBe(Date.parse(instant));
    expect(localTextOf(zone, found ?? 0)).toBe(text.slice(0, 16));
  });

  test.each([
    ["Europe/London", "2026-10-25T01:30", "2026-10-25T00:30:00Z"],
    ["Europe/Berlin", "2026-10-25T02:00", "2026-10-25T00:00:00Z"],
    ["America/New_York", "2026-11-01T01:59", "2026-11-01T05:59:00Z"],
    ["Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z"],
  ])("in %s %s comes twice, and is the first of the two", (zone, text, instant) => {
    expect(instantIn(zone, text)).toBe(Date.parse(instant));
  });

  test.each([
    ["Europe/London", "2026-03-29T01:00"],
    ["Europe/London", "2026-03-29T01:59"],
    ["Europe/Berlin", "2026-03-29T02:30"],
    ["America/New_York", "2026-03-08T02:30"],
    ["Australia/Lord_Howe", "2026-10-04T02:15"],
    ["Pacific/Apia", "2011-12-30T12:00"],
  ])("in %s %s is left out, and is no instant", (zone, text) => {
    expect(instantIn(zone, text)).toBeUndefined();
  });

  test.each([
    ["Europe/London", "2026-03-29T00:59", "2026-03-29T00:59:00Z"],
    ["Europe/London", "2026-03-29T02:00", "2026-03-29T01:00:00Z"],
    ["Europe/London", "2026-10-25T02:00", "2026-10-25T02:00:00Z"],
    ["America/New_York", "2026-03-08T03:00", "2026-03-08T07:00:00Z"],
  ])("in %s %s stands right beside a change of the clocks", (zone, text, instant) => {
    expect(instantIn(zone, text)).toBe(Date.parse(instant));
  });
});

test.each(["", "soon", "2026-11-24", "2026-11-24 08:00", "2026-11-31T08:00", "2026-02-29T08:00"])(
  "“%s” is no local time",
  (text) => {
    expect(instantIn("Asia/Shanghai", text)).toBeUndefined();
  },
);

test.each(["2026-11-24T24:00", "2026-11-24T08:60", "2026-11-24T08:00Z", "0050-01-01T08:00x", "９"])(
  "neither is “%s”",
  (text) => {
    expect(instantIn("UTC", text)).toBeUndefined();
  },
);

test("every hour of a year comes back as it was, but for the one that comes twice", () => {
  const hour = 3600 * 1000;
  const from = Date.UTC(2026, 0, 1);
  const off = Array.from({ length: 365 * 24 }, (_, index) => from + index * hour).filter(
    (instant) => instantIn("Europe/London", localTextOf("Europe/London", instant)) !== instant,
  );
  expect(off).toEqual([Date.parse("2026-10-25T01:00:00Z")]);
});

describe("a day begins", () => {
  test.each([
    ["Asia/Shanghai", "2026-11-24", "2026-11-23T16:00:00Z"],
    ["Europe/London", "2026-07-01", "2026-06-30T23:00:00Z"],
    ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z"],
    ["America/Havana", "2026-03-08", "2026-03-08T05:00:00Z"],
  ])("in %s the %s at %s, midnight or not", (zone, date, instant) => {
    expect(startOfDay(zone, date)).toBe(Date.parse(instant));
  });

  test("and one that is none does not", () => {
    expect(startOfDay("Asia/Shanghai", "2026-11-31")).toBeUndefined();
    expect(startOfDay("Pacific/Apia", "2011-12-30")).toBeUndefined();
  });
});

test("a member is shown her own zone, and everybody else the newsroom’s", () => {
  expect(zoneOf({ timeZone: "Europe/London" })).toBe("Europe/London");
  expect(zoneOf({})).toBe("Asia/Shanghai");
  expect(zoneOf(undefined)).toBe("Asia/Shanghai");
});

describe.each([
  ["en", "Asia/Shanghai", "Shanghai time", "24 Nov 2026, 08:00"],
  ["zh-Hans", "Asia/Shanghai", "上海时间", "2026年11月24日 08:00"],
  ["en", "UTC", "UTC", "24 Nov 2026, 00:00"],
  ["zh-Hans", "UTC", "协调世界时", "2026年11月24日 00:00"],
  ["en", "America/New_York", "Eastern Time", "23 Nov 2026, 19:00"],
  ["zh-Hans", "America/New_York", "北美东部时间", "2026年11月23日 19:00"],
  ["en", "Europe/Berlin", "Central European Time", "24 Nov 2026, 01:00"],
  ["zh-Hans", "Asia/Urumqi", "乌鲁木齐时间", "2026年11月24日 06:00"],
] as const)("in %s", (locale, zone, name, moment) => {
  test(`${zone} is ${name}`, () => {
    expect(zoneName(locale, builtIn.desk(locale), zone)).toBe(name);
    expect(formatMoment(locale, Date.parse("2026-11-24T00:00:00Z"), zone)).toBe(moment);
  });
});
