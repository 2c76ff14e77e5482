"""Reads a calendar from standard input with a parser that isn't stjerne's and
prints what it understood as JSON."""
import json
import re
import sys
from datetime import datetime

from icalendar import Calendar
from icalendar.parser import Contentlines


def texts(raw):
    """The text properties of each event, unfolded by the parser and unescaped by
    the letter of RFC 5545: the parser takes an escaped backslash before an n for
    a line end."""
    events = []
    inside = []
    for line in Contentlines.from_ical(raw):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            inside.pop()
        elif inside[-1:] == ["VEVENT"]:
            events[-1][name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
    return events


raw = sys.stdin.buffer.read()
exact = iter(texts(raw))
events = []
for cal in Calendar.from_ical(raw, multiple=True):
    for event in cal.walk("VEVENT"):
        said = {}
        by_letter = next(exact)
        for name in ("SUMMARY", "LOCATION", "DESCRIPTION", "UID", "CLASS", "TRANSP", "STATUS"):
            if name not in event:
                continue
            said[name] = by_letter[name]
            if "\\" not in said[name] and said[name] != str(event[name]):
                sys.exit("%s: the parser reads %r" % (name, str(event[name])))
        for name in ("DTSTART", "DTEND"):
            at = event[name].dt
            said[name] = at.isoformat()
            if isinstance(at, datetime):
                said[name + "-ZONE"] = str(at.tzinfo)
        said["DTSTAMP"] = event["DTSTAMP"].dt.isoformat()
        said["SEQUENCE"] = str(event["SEQUENCE"])
        alarms = event.walk("VALARM")
        if alarms:
            said["ALARM"] = str(int(alarms[0]["TRIGGER"].dt.total_seconds()))
        if "ATTENDEE" in event or "ORGANIZER" in event:
            said["PEOPLE"] = "yes"
        events.append(said)
zones = [str(zone["TZID"]) for zone in Calendar.from_ical(raw).walk("VTIMEZONE")]
json.dump({"events": events, "zones": zones}, sys.stdout)
