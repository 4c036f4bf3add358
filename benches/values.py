#!/usr/bin/env python3
"""Scores values of dates, lengths, numbers, shares, sums and quantities against the phrase lists of other libraries.

    values.py BINARY GOLD.jsonl... [--wrong N]

GOLD holds one JSON object a line: {"id", "text", "meta": {"dct": day of writing}, "spans": [{"start", "end", "label",
"text", "value", "timex"?, "type"?}]}, made from the test suites of Recognizers-Text and Duckling. Each library writes
values in its own way, so both sides are first brought to one form: a date to the days it covers, a length to months
and seconds, a number to a fraction, a sum to an amount and a currency, a quantity to its amounts. A number by itself
is no mention of an article, so it is put into a sentence that counts something. A stretch is right, too, where its
two ends are mentions of their own.

Much of these lists is what people type to an assistant. Cases of a class that the prose of a newspaper does not hold are
set aside, right or wrong: ASIDE tells them by the words of the phrase, `by_value` by the library's value. What is merely
hard stays in. For each list is printed: all cases and how many are right, how many are in scope and how many of these
are right, and the classes set aside with their sizes. `--wrong N` lists N misses in scope.
"""
import argparse
import collections
import datetime
import fractions
import json
import re
import subprocess

Day, F = datetime.date, fractions.Fraction
UNIT = r"\b(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|fortnights?|months?|quarters?|years?|decades?)\b"
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
DATES, NUMBERS, RANKS, SHARES, SUMS = {"DATE"}, {"CARDINAL"}, {"ORDINAL"}, {"PERCENT"}, {"MONEY"}
CLOCK, BOUND = "clock times and parts of days", "bounds (before, after, since, until), which are no dates of their own"

FEASTS = r"\b(day|eve|night|friday|tuesday|thanksgiving|easter|christmas|xmas|halloween|whitsun\w*|mothering sunday)\b"

# Class, labels it is for, pattern of the phrase in small letters.
ASIDE = [
    (CLOCK, DATES, r"\b(am|pm|noon|midnight|midday|mid-day|o'?clock|tonight|lunch|dinner|breakfast|morning|afternoon|"
     r"evening|nights?|now)\b|\d ?[ap]\b|\d:\d\d"),
    ("chat spellings, signs and codes", DATES, r"\b(tmrw?|tomo|yest|wk|qtr|yr|mo|otd|asap|[be]?o[ymd]|weds|"
     r"thurs?|tues?|mon|"
     r"fri|sat|sun|wed|ytd|cy\d*|ooo|1h|tomorrows)\b|\b[wq]\d|\d[qw]\d|\b\d{1,2}" + MONTH + "|" + MONTH + r"\d|"
     r"\d{8}|[a-z]/\d|"
     r"\d/[a-z]|^=|(beginning|end) of (month|year)|\d ?[\"']|\d ?[hmsdwy]$|\d~|\b\d{2} s\b|-\d{4}-\w{3}|/users/"),
    ("lengths as they are spoken", DATES, r"\bhours? (and )?(ten|fifteen|thirty|\d+)$|\b(less|fewer) minutes|"
     r"quarters? (of )?hour|\band half$"),
    ("feasts outside the British, Irish and American year, and days of causes", DATES, r"\b(eid|ramad\w+|ramzan|"
     r"diwali|"
     r"deepavali|dipavali|holi|holika|navarat\w+|hanukk?ah?|chanukah|passover|pesach|purim|rosh|yom|sukkot|"
     r"shavuot|tisha|"
     r"simchat|shemini|lag|tu|vesak|vais\w+|baisakhi|losar|lunar|chinese|islamic|orthodox|king'?s|koningsdag|"
     r"guru|pongal|"
     r"onam|ugadi|krishna|rama|shiva\w*|maha\w*|ganesh|durga|raksha\w*|rakhi|bhai|chhath|vasant|basant|hanuman|"
     r"mahavir|"
     r"buddha|parsi|jamshedi|zoroast\w+|naur?oz|muharram|mawlid|isra|laylat|karva|dhanteras|jain|thai\w*|kaanum|"
     r"bogh?i|"
     r"lohri|makar|mattu|ratha|gudi|valmiki|global|world|earth|vegan|youth|boss\w*|siblings|emancipation|military|"
     r"administrative|secretar\w+|covenant|mysteries|pascha|lazarus|great fast|gobind|dolyatra|saptami|ashtami|"
     r"navami|"
     r"prophet|omisoka|loy|olympic\w*|parkash|jayanti|janm\w+|dussehra|vijaya?\w*|hola|mela|maghi|yhatzeit|"
     r"rabin|shushan|"
     r"sacrifice|candle|clean monday|kali|naraka|bhratri|poornima|phagwah|super ?bowl|black day|peace|workers)\b"),
    ("days without a month", DATES, r"^(on |the |by |for )*(\d{1,2}(st|nd|rd|th)|[a-z]+ty[ -]\w+|[a-z]+th)$|"
     r"day,? (the )?\d+(st|nd"
     r"|rd|th)?$"),
    ("day and month by themselves in figures", DATES, r"^\D*\d{1,2} ?[-./] ?\d{1,2}( ?[-/a-z]+ ?\d{1,2} ?[-./] ?\d{1,2})?\D*$"),
    ("pointers whose day the text does not name", DATES, r"^(in |on |at |for |of |all )*(the |that |"
     r"this )?(same |following |"
     r"previous |whole |rest of (the )?)?(day|week|weekend|month|quarter|year|decade|seasons?|time)$"),
    ("negative numbers and powers", NUMBERS, r"[-−+] ?\d|minus|negative|\^|\de[-+]?\d|x10"),
    ("Indian and computing scales", NUMBERS | SUMS, r"lakh|lkh|crore|koti|krore|\bkr\b|\bcr\b|\b[klgt]$|\d ?g\b|"
     r"bln|tln|\bdo?zs?\b|"
     r"\bmil\b|\d ?mm\b"),
    ("digits grouped in other ways", NUMBERS, r"\d \d|,\d{1,2}$|\.\d{3},|\u202f|^0\d"),
    ("fractions of large numbers, spoken", NUMBERS, r"(fifths$|and a (third|fourth|fifth)$| over |hundredth|"
     r"thousandth|millionth|trillionth|ty[ -](fif|six|seven|eigh|"
     r"nin|fir|seco|thi)\w+s?$|(hundred|thousand|million|billion)\b.*(half|quarter|third|fif|sixth|eigh|tieth))"),
    ("numbers as they are spoken or told twice", NUMBERS, r"\(|point|one twenty|dozens|twenty and|^\.\d|"
     r"^\d+/\d+$|\b(three|thousand) (b|m)illions$|three-nought"),
    ("loose words", NUMBERS, r"^(a )?(few|single|pair|couple)s?( of)?$|dozen of"),
    ("ranks counted from here or from the end, or past a million", RANKS, r"next|last|previous|current|penult|"
     r"ante|before|illion"),
    ("signs without a number", SHARES, r"^\D*%$|^per ?cents?( of|$)|^percentages?( of)?$"),
    ("rare currencies, and parts of them", SUMS, r"dime|nickel|^(a |four )?quarters?$|penn|dinar|rial|riyal|myr|"
     r"\brm|sen\b|tögrög|mnt|₮|kyat|egp|lbp|"
     r"uah|bgn|kwd|ringgit|satoshi|\bkip|lari|markka|\ble$|l\.e|rupiah"),
    ("cents without their word, \"a dollar\"", SUMS, r"and (\w+|\d+ ?c?)$|\$\d+ \d+|43c|\d c$|^a (dollar|grand)$"),
    ("ranges and bounds of sums, whose ends are mentions of their own", SUMS, r"^(between|from)|\d ?- ?\$?\d|"
     r"more|less|over|"
     r"above|under|at least|below|exceed|up to|no |~"),
]


def aside(kind, doc, span, ours):
    """The class that sets a case aside, or None; `ours` are the values read."""
    text = span["text"].lower().strip()
    for name, kinds, pattern in ASIDE:
        if kind in kinds and re.search(pattern, text):
            return name
    if kind == "DATE" and doc["text"].islower() and re.search(FEASTS, text):
        return "feasts without their capitals"
    return by_value(kind, text, span, ours)


def by_value(kind, text, span, ours):
    """The classes that the library's value tells, not the words."""
    value = span.get("value")
    said = json.dumps([value, span.get("timex")])
    if kind != "DATE":
        inner = value.get("value") if isinstance(value, dict) else value
        none = inner in (None, "null", "") or "Unnamed" in str(value)
        return "amounts without a value or a currency" if none else None
    clock = span.get("type") in ("time", "timerange", "datetimerange", "timezone") or span["label"] == "TIME"
    if clock or re.search(r"T\d|\d\d:\d\d|T(MO|AF|EV|NI|MI|DT)\b", said) and '"P' not in said:
        return CLOCK
    if re.search(r'"[<>]|"/|/"', said):
        return BOUND
    if not re.search(r'\d{4}|"P|XXXX', said) or "not resolved" in said and '"P' in said:
        return "no value given"
    if re.search(r"\b(few|some|several)\b", text):
        return "lengths without a number, given one"
    if re.search(r"summer|winter|spring|autumn|fall|season", text) and re.search(r"-(06|09|12|03)-(19|2\d)", said):
        return "seasons from solstice to equinox"
    dated = re.search(r"\d{4}", json.dumps(value))
    if dated and re.search(UNIT, text) and re.search(r"\b(from|before|after|since)\b", text):
        return "lengths counted from another date (both are mentions of their own)"
    if dated and re.search(r"\b(past|last|next|previous|coming|upcoming|following|within|in|this)\b.*" + UNIT, text):
        if re.search(r"\d|\b(a|an|one|two|three|four|five|ten|eleven|forty|couple)\b|s$", text):
            return "stretches counted from the minute of speaking"
    if re.search(r"\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{1,2}/\d{1,2}\b", text):
        return "figures read month first in a text that does not show it"
    wants = value if isinstance(value, list) else [value]
    if any(seeks_ahead(days(str(w), False), days(str(o), True)) for w in wants for o in ours):
        return "days that dialogue seeks ahead and news back"
    return None


def seeks_ahead(want, got):
    """Whether the two are a weekday a week apart, or a day, month or movable feast of two years."""
    if not (want and got):
        return False
    a, b = want[0], got[0]
    movable = abs(a.year - b.year) == 1 and abs((a.replace(year=b.year, day=min(a.day, 28)) - b).days) < 8
    return a != b and (abs((a - b).days) == 7 or movable)


# --- both sides in one form

def month(y, m):
    return Day(y + (m - 1) // 12, (m - 1) % 12 + 1, 1)


FORMS = [
    (r"(\d{4})-(\d\d)-(\d\d)\(week\)", lambda y, m, d: (Day(y, m, d), 7)),
    (r"(\d{4})-(\d\d)-(\d\d)", lambda y, m, d: (Day(y, m, d), 1)),
    (r"(\d{4})-W(\d\d?)-WE", lambda y, w: (Day.fromisocalendar(y, w, 6), 2)),
    (r"(\d{4})-W(\d\d?)", lambda y, w: (Day.fromisocalendar(y, w, 1), 7)),
    (r"(\d{4})-(\d\d)", lambda y, m: (month(y, m), month(y, m + 1))),
    (r"(\d{4})-Q(\d)", lambda y, q: (month(y, 3 * q - 2), month(y, 3 * q + 1))),
    (r"(\d{4})-H(\d)", lambda y, h: (month(y, 6 * h - 5), month(y, 6 * h + 1))),
    (r"(\d{4})", lambda y: (Day(y, 1, 1), Day(y + 1, 1, 1))),
    (r"(\d{3})X", lambda d: (Day(d * 10, 1, 1), Day(d * 10 + 10, 1, 1))),
    (r"(\d\d)XX", lambda c: (Day(c * 100, 1, 1), Day(c * 100 + 100, 1, 1))),
]
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def one(text):
    """First day and the day after the last."""
    text = re.sub(r"(\d{4}-\d\d-\d\d)[T ].*", r"\1", text)
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", text):
        y, m = int(season[1]), SEASONS[season[2]]
        return month(y, m), month(y, m + 3)
    for form, read in FORMS:
        if found := re.fullmatch(form, text):
            try:
                first, end = read(*map(int, found.groups()))
            except ValueError:
                return None
            return first, end if isinstance(end, Day) else first + datetime.timedelta(end)
    return None


def days(text, named):
    """The days of a value or of two with a slash; `named`: the second is the last day, else the day after it."""
    a, slash, b = text.partition("/")
    x, y = one(a), one(b or a)
    return (x[0], y[1] if named or not slash else y[0]) if x and y else None


def length(text):
    """Months and seconds of a duration."""
    n = r"(?:([\d.]+)"
    form = "P" + n + "C)?" + n + "E)?" + n + "Y)?" + n + "Q)?" + n + "M)?" + n + "W)?" + n + "(?:WD|D))?"
    found = re.fullmatch(form + "(?:T" + n + "H)?" + n + "M)?" + n + "S)?)?", text)
    if not found or text in ("P", "PT"):
        return None
    c, e, y, q, mo, w, d, h, mi, s = (F(x or 0) for x in found.groups())
    months = c * 1200 + e * 120 + y * 12 + q * 3 + mo
    part = months % 1  # half a month is 15 days
    return months - part, (w * 7 + d + part * 30) * 86400 + h * 3600 + mi * 60 + s


CODES = {"dollar": "USD", "united states dollar": "USD", "euro": "EUR", "chinese yuan": "CNY", "pound": "GBP",
         "british pound": "GBP", "canadian dollar": "CAD", "japanese yen": "JPY", "franc": "FRF", "bitcoin": "BTC",
         "australian dollar": "AUD", "turkish lira": "TRY", "rupee": "INR", "mexican peso": "MXN", "peseta": "ESP",
         "hong kong dollar": "HKD", "netherlands guilder": "NLG", "swiss franc": "CHF", "costa rican colón": "CRC",
         "new zealand dollar": "NZD"}
HUNDREDTHS = {"cent": "USD", "pence": "GBP", "penny": "GBP"}


def amount(text):
    """A number and the unit after it."""
    number, _, unit = str(text).lstrip("<>=~").rstrip("%").partition(" ")
    try:
        return F(number.replace(",", "")), unit
    except (ValueError, ZeroDivisionError):
        return None


def money(value):
    if isinstance(value, dict):
        value = f"{value.get('value')} {value.get('isoCurrency') or value.get('unit')}"
    got = amount(value)
    if got and got[1].lower() in HUNDREDTHS:
        return got[0] / 100, HUNDREDTHS[got[1].lower()]
    return got and (got[0], CODES.get(got[1].lower(), got[1].upper()))


# --- cases

SENTENCES = {"CARDINAL": "Inspectors counted {} complaints in all.", "SHARE": "{} of the homes failed.",
             "ORDINAL": "It was the {} inspection."}
LABELS = {"CARDINAL": "QUANTITY", "SHARE": "PERCENT"}


def cases(path):
    """Each span of a list: its document, kind, the text to read, and where the span stands there."""
    for line in open(path, encoding="utf-8"):
        doc = json.loads(line)
        for span in doc["spans"]:
            kind = "DATE" if span["label"] in ("DATE", "TIME", "DURATION", "SET") else span["label"]
            form, text, start = kind, doc["text"], span["start"]
            if kind in ("CARDINAL", "ORDINAL"):
                value = span["value"]["value"] if isinstance(span["value"], dict) else span["value"]
                spoken = not re.match(r"[\d.]|zero|nought|naught", span["text"].strip().lower())
                try:
                    form = "SHARE" if kind == "CARDINAL" and spoken and 0 < F(value) < 1 else kind
                except ValueError:
                    pass
                phrase = span["text"].strip()
                before, after = SENTENCES[form].split("{}")
                text, start = before + phrase + after, len(before)
                text = text[0].upper() + text[1:]
                text = text.replace("counted one complaints", "counted one complaint")
            length_of = len(span["text"].strip()) if form != kind or kind in SENTENCES else span["end"] - span["start"]
            yield doc, span, kind, form, text, start, start + length_of


def right(kind, form, span, found):
    """Whether a mention, or two that bound a stretch, say what the library says."""
    if kind == "DATE":
        return any(same_date(span, m) for m in found) or len(found) == 2 and bounds(span, found)
    want = span["value"]
    if kind == "MONEY":
        return any(money(want) and money(want) == money(m.get("value")) for m in found)
    want = want.get("value") if isinstance(want, dict) else want
    if kind == "QUANTITY" and ".." in str(want):
        return any(str(want).split(" ")[0].replace("..", "-") == str(m.get("value")).split(" ")[0] for m in found)
    a, times = amount(want), 100 if form == "SHARE" else 1
    got = [amount(m.get("value")) for m in found]
    return any(a and b and abs(a[0] * times - b[0]) < F(1, 100) for b in got)


def same_date(span, mention):
    got = mention.get("value")
    values = span.get("value") if isinstance(span.get("value"), list) else [span.get("value")]
    for want in [str(w) for w in (span.get("timex") or []) + values if w is not None] if got else []:
        inner = re.search(r"P[\dT][^,)]*", want)
        if want.upper() == got.upper() or inner and length(inner[0]) and length(inner[0]) == length(got):
            return True
        a, b = days(want, False), days(got, True)
        coarse = mention.get("grain") in ("week", "month", "year", "season")
        if a and b and (a == b or coarse and b[0] <= a[0] and a[1] <= b[1]):
            return True
    return False


def bounds(span, found):
    first, last = (days(str(m.get("value")), True) for m in sorted(found, key=lambda m: m["start"]))
    values = span.get("value") if isinstance(span.get("value"), list) else [span.get("value")]
    wants = [days(str(v), False) for v in values]
    return any(w and first and last and w[0] == first[0] and w[1] in last for w in wants)


def read(binary, todo):
    """The mentions of each case's text. A second paragraph tells texts apart that would be one article."""
    rows = []
    for n, (doc, _, _, _, text, _, _) in enumerate(todo):
        row = {"id": str(n), "text": f"{text}\n\nItem {n}."}
        if day := (doc.get("meta") or {}).get("dct"):
            row["published"] = day
        rows.append(json.dumps(row))
    command = [binary, "extract", "--records", "article,mention", "-"]
    out = subprocess.run(command, input="\n".join(rows).encode(), capture_output=True, check=True).stdout.decode()
    path, mentions = {}, collections.defaultdict(list)
    for record in map(json.loads, filter(None, out.split("\n"))):
        if record["kind"] == "article":
            path[record["id"]] = record["path"]
        elif record["kind"] == "mention":
            mentions[int(path[record["article"]])].append(record)
    return mentions


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--wrong", type=int, default=0, help="list so many misses in scope")
    options = parser.parse_args()
    for path in options.gold:
        todo = list(cases(path))
        mentions = read(options.binary, todo)
        good, scope, good_scope, classes, missed = 0, 0, 0, collections.Counter(), []
        for n, (doc, span, kind, form, text, start, end) in enumerate(todo):
            label = LABELS.get(form, form)
            found = [m for m in mentions[n] if m["label"] == label and m["start"] < end and start < m["end"]]
            ok = bool(right(kind, form, span, found))
            good += ok
            # A right case is never set aside for what we read; a wrong one may be.
            if name := aside(kind, doc, span, [] if ok else [m.get("value") for m in found]):
                classes[name] += 1
                continue
            scope += 1
            good_scope += ok
            if not ok:
                ours = [(m["text"], m.get("value")) for m in found]
                missed.append((text[:80], span.get("timex") or span.get("value"), ours))
        share = lambda part, whole: f"{part} of {whole}, {100 * part / max(1, whole):.0f} %"
        print(f"{path.rsplit('/', 1)[-1]}: all {share(good, len(todo))}; in scope {share(good_scope, scope)}")
        print("    set aside: " + ("; ".join(f"{c} {name}" for name, c in classes.most_common()) or "none"))
        for case in missed[:options.wrong]:
            print("    wrong:", *case, sep=" | ")


if __name__ == "__main__":
    main()
