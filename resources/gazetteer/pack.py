#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs the place names into one file that the program reads in place.

    pack.py --shared DATA_FOLDER --output gazetteer.bin

DATA_FOLDER holds gazetteer/ and natural-earth/ (see README.md there); the tables of this project lie in sources/.
The same sources give the same bytes. The layout is described in core/geo/gazetteer.cpp, which reads it.
"""
import argparse
import json
import pathlib
import struct
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
VERSION = 3

COUNTRY, REGION, FIRST_LEVEL, CITY, FACILITY, WATER, MOUNTAIN = range(7)
KIND_OF_WORD = {'city': CITY, 'region': REGION, 'firstLevel': FIRST_LEVEL, 'facility': FACILITY, 'water': WATER, 'mountain': MOUNTAIN}

# What a row is, finer than its kind.
(PLAIN, CAPITAL, FIRST_LEVEL_SEAT, LOWER_SEAT, SECTION, STATION, PASS, PORT, STATE, COUNTY, SEA, LAKE, RIVER, BORDER_POINT) = range(14)
FEATURE_OF_CODE = {'PPLC': CAPITAL, 'PPLA': FIRST_LEVEL_SEAT, 'PPLA2': LOWER_SEAT, 'PPLA3': LOWER_SEAT, 'PPLA4': LOWER_SEAT,
                   'PPLA5': LOWER_SEAT, 'PPLX': SECTION, 'RSTN': STATION, 'PASS': PASS, 'PRT': PORT}
FACILITY_FEATURES = (STATION, PASS, PORT)

# How a name belongs to its row.
MAIN, ALIAS, DEMONYM, ABBREVIATION, AGENCY_ABBREVIATION, POSTAL, FORMER = range(7)
LAST, AMBIGUOUS = 1 << 31, 1 << 30

WORD_CLASSES = ('firstname', 'locative', 'title', 'say', 'orghead', 'orgword', 'street', 'facility', 'water', 'mountain',
                'division', 'direction', 'populated', 'month', 'particle')

GROUP_BEGINNING = 1 << 15
SENSE_SHIFT, SURNAME_SHIFT = 16, 22

MASK = (1 << 64) - 1
FOLD_LIMIT = 0x2500
SPECIAL = {'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ı': 'i', 'ə': 'a', 'ħ': 'h',
           'ŋ': 'n', 'ё': 'е', 'ѐ': 'е'}
DROPPED = set("'’‘ʻʼ‛`´ʹʺ′ʾʿ·\u00ad\u200b\u200c\u200d\u2060\u1dc4ьъ")


# ---- folding: shared with the reader through the table in the file ----

def fold_character(c):
    """The folded form of one character: '' is dropped, None ends a word."""
    if c in DROPPED or unicodedata.category(c) in ('Mn', 'Me', 'Lm', 'Sk', 'Cf'):
        return ''
    low = c.lower()
    out = ''
    for d in SPECIAL.get(low, None) or unicodedata.normalize('NFKD', low):
        d = SPECIAL.get(d, d)
        for e in d:
            if unicodedata.category(e)[0] in 'LN' and e not in DROPPED:
                out += e
    if out and len(out.encode('utf-8')) <= 3:
        return out
    return low if unicodedata.category(c)[0] in 'LN' and len(low.encode('utf-8')) <= 3 else None


FOLD = [fold_character(chr(cp)) for cp in range(FOLD_LIMIT)]


def fold_table():
    """One u32 a code point below FOLD_LIMIT: up to three bytes of UTF-8, their count in bits 24-25, bit 26: letter or digit
    (else it ends a word), bit 27: upper case."""
    out = bytearray()
    for cp, folded in enumerate(FOLD):
        value = 0
        if folded is not None:
            raw = folded.encode('utf-8')
            value = int.from_bytes(raw, 'little') | len(raw) << 24 | 1 << 26
            c = chr(cp)
            if c != c.lower():
                value |= 1 << 27
        out += struct.pack('<I', value)
    return bytes(out)


def is_han(c):
    return '\u3400' <= c <= '\u9fff'


def tokens(name):
    """The folded words of a name; each Han character is a word. A full stop and an apostrophe inside a word are dropped."""
    words, word = [], ''
    for c in name:
        if is_han(c):
            if word:
                words.append(word)
            words.append(c)
            word = ''
            continue
        if c == '.':
            continue
        folded = FOLD[ord(c)] if ord(c) < FOLD_LIMIT else (c if unicodedata.category(c)[0] in 'LN' else None)
        if folded is None:
            if word:
                words.append(word)
            word = ''
        else:
            word += folded
    if word:
        words.append(word)
    return words


def hash_word(word):
    h = 0xcbf29ce484222325
    for b in word.encode('utf-8'):
        h = ((h ^ b) * 0x100000001b3) & MASK
    return h


def join_hash(h, word_hash):
    h = (h * 0x9e3779b97f4a7c15 + word_hash) & MASK
    return h ^ h >> 29


# ---- sources ----

def table(path):
    lines = [line for line in path.read_text(encoding='utf-8').split('\n') if line and not line.startswith('#')]
    head = lines[0].split('\t')
    rows = []
    for line in lines[1:]:
        cells = line.split('\t')
        rows.append(dict(zip(head, cells + [''] * (len(head) - len(cells)))))
    return rows


def names_in(cell):
    return [n for n in (part.strip() for part in cell.split('|')) if n]


class Packer:
    def __init__(self):
        self.rows = []          # [name, kind, feature, country, admin1 row or None, lat, lon, population, geonameid]
        self.names = {}         # tuple of words -> {row: type}
        self.members = {}       # row -> [country]
        self.ambiguous = set()
        self.country_row = {}
        self.admin_row = {}
        self.geoname_row = {}

    def add_row(self, name, kind, feature, country, admin, lat, lon, population=0, geonameid=0):
        self.rows.append((name, kind, feature, country, admin, float(lat), float(lon), int(population), int(geonameid or 0)))
        row = len(self.rows) - 1
        if geonameid:
            self.geoname_row[int(geonameid)] = row
        return row

    def add_name(self, name, row, kind):
        words = tuple(tokens(name))
        if not words or len(words) > 12:
            return
        rows = self.names.setdefault(words, {})
        if row not in rows or rows[row] > kind:
            rows[row] = kind


def looks_like_abbreviation(name):
    bare = name.replace('.', '')
    return bare.isascii() and bare.isupper() and len(bare) <= 5


def read_countries(p, shared):
    for r in table(shared / 'gazetteer' / 'countries.tsv'):
        row = p.add_row(r['name_en'], COUNTRY, STATE, r['alpha2'], None, r['lat'], r['lon'])
        p.country_row[r['alpha2']] = row
        p.add_name(r['name_en'], row, MAIN)
        # "Somali" is Somalia in Uzbek and the people in English.
        people = set(names_in(r['demonyms_en']))
        for column in r:
            if column.startswith('name_'):
                for n in names_in(r[column]):
                    if n not in people:
                        p.add_name(n, row, ALIAS)
        for n in names_in(r['aliases_en']):
            p.add_name(n, row, ABBREVIATION if looks_like_abbreviation(n) else ALIAS)
        for n in names_in(r['demonyms_en']):
            p.add_name(n, row, DEMONYM)


def read_regions(p, sources):
    for r in table(sources / 'regions.tsv'):
        members = r['members'].split()
        row = p.add_row(r['name'], REGION, PLAIN, members[0] if len(members) == 1 else '', None, r['lat'], r['lon'])
        p.members[row] = members
        p.add_name(r['name'], row, MAIN)
        for n in names_in(r['aliases']):
            p.add_name(n, row, ABBREVIATION if looks_like_abbreviation(n) else ALIAS)
        for n in names_in(r['adjectives']):
            p.add_name(n, row, DEMONYM)


ADMIN_SUFFIXES = (' Region', ' Oblisi', ' Oblast', ' Province', ' Republic', ' County', ' Governorate', ' Prefecture', ' District',
                  ' Voivodeship', ' State', ' Krai', ' Oblys', ' Viloyati')

TOLD_WITH_REGION = {'KZ', 'KG', 'UZ', 'TJ', 'TM', 'AF', 'MN', 'IR', 'AM', 'GE', 'RU', 'CN'}


def read_first_level(p, shared, sources):
    for r in table(shared / 'gazetteer' / 'admin1.tsv'):
        row = p.add_row(r['name'], FIRST_LEVEL, STATE, r['country'], None, r['lat'], r['lon'], 0, r['geonameid'])
        p.admin_row[r['country'], r['code']] = row
        p.add_name(r['name'], row, MAIN)
        p.add_name(r['ascii'], row, MAIN)
        for suffix in ADMIN_SUFFIXES:
            if r['name'].endswith(suffix):
                p.add_name(r['name'][:-len(suffix)], row, ALIAS)
        # "Bukhara Region": English texts say so wherever the name alone is that of a city as well.
        if r['country'] in TOLD_WITH_REGION and not r['name'].endswith(ADMIN_SUFFIXES):
            for suffix in (' Region', ' Province'):
                p.add_name(r['name'] + suffix, row, ALIAS)
    for r in table(sources / 'state-abbreviations.tsv'):
        row = p.admin_row[r['country'], r['admin1']]
        for n in names_in(r['agency']):
            if '.' in n:
                p.add_name(n, row, AGENCY_ABBREVIATION)
        p.add_name(r['postal'], row, POSTAL)
    # "English" is a language more often than people, so it stands apart from the words for the British.
    for country, code, word in (('GB', 'ENG', 'English'),):
        p.add_name(word, p.admin_row[country, code], DEMONYM)
    for country, code, word in (('CN', '13', 'XUAR'),):
        p.add_name(word, p.admin_row[country, code], ABBREVIATION)
    for r in table(sources / 'region-names.tsv'):
        for n in names_in(r['names']):
            p.add_name(n, p.admin_row[r['country'], r['admin1']], ALIAS)
    for r in table(sources / 'counties.tsv'):
        admin = {'GB': {'County Antrim', 'County Armagh', 'County Down', 'County Fermanagh', 'County Londonderry', 'County Tyrone'}}
        code = 'NIR' if r['name'] in admin.get(r['country'], ()) else 'ENG'
        row = p.add_row(r['name'], FIRST_LEVEL, COUNTY, r['country'], p.admin_row.get((r['country'], code)), r['lat'], r['lon'])
        p.add_name(r['name'], row, MAIN)
        if r['name'].startswith('County '):
            bare = r['name'][len('County '):]
            p.add_name(bare, row, ALIAS)
            p.add_name('Co. ' + bare, row, ALIAS)
    for r in table(sources / 'us-counties.tsv'):
        suffix = ' Parish' if r['state'] == 'LA' else ' County'
        row = p.add_row(r['name'] + suffix, FIRST_LEVEL, COUNTY, 'US', p.admin_row['US', r['state']], r['lat'], r['lon'])
        p.add_name(r['name'] + suffix, row, MAIN)


def read_positions(p, sources):
    for r in table(sources / 'positions.tsv'):
        row = p.admin_row[r['country'], r['admin1']] if r['admin1'] else p.country_row[r['country']]
        p.rows[row] = p.rows[row][:5] + (float(r['lat']), float(r['lon'])) + p.rows[row][7:]


SEA_WORDS = {'ocean', 'sea', 'gulf', 'bay', 'strait', 'channel'}


def water_feature(name):
    words = set(name.lower().split())
    return SEA if words & SEA_WORDS else LAKE if words & {'lake', 'lakes', 'reservoir'} else RIVER


def read_cities(p, shared, sources):
    seen = set()

    def add(r, aliases):
        key = r['geonameid'] or (r['name'], r['country'])
        if key in seen:
            return
        seen.add(key)
        feature = FEATURE_OF_CODE.get(r['fcode'], PLAIN)
        kind = FACILITY if feature in FACILITY_FEATURES else CITY
        row = p.add_row(r['name'], kind, feature, r['country'], p.admin_row.get((r['country'], r['admin1'])), r['lat'], r['lon'],
                        r['population'] or 0, r['geonameid'])
        p.add_name(r['name'], row, MAIN)
        for n in aliases:
            bare = n.replace(' ', '')
            if bare.isascii() and len(bare) < 4 and n != r.get('ascii'):
                continue
            p.add_name(n, row, ALIAS)

    for file in ('places.tsv', 'world-cities-15k.tsv'):
        for r in table(shared / 'gazetteer' / file):
            add(r, names_in(r['ascii']) + names_in(r['aliases']))
    for r in table(sources / 'towns.tsv'):
        add(r, [])
    for r in table(sources / 'city-abbreviations.tsv'):
        for n in names_in(r['abbreviations']):
            p.add_name(n, p.geoname_row[int(r['geonameid'])], ABBREVIATION)
    for r in table(sources / 'dated-names.tsv'):
        row = p.geoname_row[int(r['geonameid'])]
        if r['name'] != p.rows[row][0]:
            words = tuple(tokens(r['name']))
            p.names.setdefault(words, {})[row] = FORMER


def read_border_crossings(p, sources):
    """Crossings whose two sides bear one name. Each side is a row of its own, and both know the two countries."""
    for r in table(sources / 'border-crossings.tsv'):
        known = [row for row in p.names.get(tuple(tokens(r['name'])), ()) if p.rows[row][3] == r['country'] and p.rows[row][1] in (CITY, FACILITY)]
        if known:
            row = known[0]
            old = p.rows[row]
            p.rows[row] = (r['name'], old[1], BORDER_POINT) + old[3:]
        else:
            row = p.add_row(r['name'], FACILITY, BORDER_POINT, r['country'], p.admin_row.get((r['country'], r['admin1'])), r['lat'], r['lon'])
        p.members[row] = [r['country'], r['other']]
        p.names.setdefault(tuple(tokens(r['name'])), {})[row] = MAIN
        for n in names_in(r['aliases']):
            p.add_name(n, row, ALIAS)


def read_features(p, sources):
    for r in table(sources / 'features.tsv'):
        kind = KIND_OF_WORD[r['kind']]
        row = p.add_row(r['name'], kind, water_feature(r['name']) if kind == WATER else PLAIN, r['country'], None, r['lat'], r['lon'])
        p.add_name(r['name'], row, MAIN)
        for n in names_in(r['aliases']):
            # "the Atlantic" is as good a name as "Atlantic Ocean".
            p.add_name(n, row, MAIN if kind == WATER else ALIAS)


def read_waters(p, shared):
    def centre(geometry):
        points = []

        def collect(x):
            if isinstance(x[0], (int, float)):
                points.append(x)
            else:
                for y in x:
                    collect(y)
        collect(geometry['coordinates'])
        if geometry['type'].endswith('LineString'):
            return points[len(points) // 2]
        xs, ys = [q[0] for q in points], [q[1] for q in points]
        return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2

    found = {}
    for layer, feature in (('ne_50m_marine_polys', SEA), ('ne_50m_lakes', LAKE), ('ne_10m_lakes_region', LAKE),
                           ('ne_50m_rivers', RIVER), ('ne_10m_rivers_region', RIVER)):
        data = json.loads((shared / 'natural-earth' / (layer + '.json')).read_text(encoding='utf-8'))
        for f in data['features']:
            q = f['properties']
            name = (q.get('name_en') or q.get('name') or '').strip()
            if len(name) < 3 or not f.get('geometry'):
                continue
            if name.isupper():
                name = name.title().replace(' Of ', ' of ')
            if name.startswith('L. '):
                name = 'Lake ' + name[3:]
            elif name.endswith(' L.'):
                name = name[:-3] + ' Lake'
            if name.endswith(' Res.'):
                name = name[:-5] + ' Reservoir'
            if feature == RIVER and q.get('featurecla') != 'River':
                continue
            key = (tuple(tokens(name)), feature)
            size = len(json.dumps(f['geometry']['coordinates']))
            if key not in found or found[key][0] < size:
                found[key] = (size, name, feature, centre(f['geometry']), q.get('scalerank') or 9, q.get('name'))
    for key in sorted(found, key=lambda k: (k[1], k[0])):
        _, name, feature, (lon, lat), rank, local = found[key]
        if any(p.rows[r][1] == WATER for r in p.names.get(key[0], ())):
            continue
        row = p.add_row(name, WATER, feature, '', None, lat, lon)
        words = name.lower()
        if feature == RIVER:
            if 'river' not in words:
                p.add_name(name + ' River', row, ALIAS)
            if rank <= 6 and len(name) > 3:
                p.add_name(name, row, MAIN)
        elif feature == LAKE:
            p.add_name(name, row, MAIN)
            if 'lake' in words:
                bare = ' '.join(w for w in name.split() if w.lower() != 'lake')
                p.add_name('Lake ' + bare, row, ALIAS)
                p.add_name(bare + ' Lake', row, ALIAS)
        else:
            p.add_name(name, row, MAIN)


# ---- writing ----

def write(p, groups, dated, word_classes):
    strings, where = bytearray(), {}

    def string(text):
        raw = text.encode('utf-8')
        if raw not in where:
            where[raw] = len(strings)
            strings.extend(struct.pack('<H', len(raw)) + raw)
        return where[raw]

    places = bytearray()
    for name, kind, feature, country, admin, lat, lon, population, geonameid in p.rows:
        code = country.encode('ascii') if country else b'\0\0'
        places += struct.pack('<IIiiI2sHBBH', string(name), geonameid, round(lat * 1e5), round(lon * 1e5), population, code,
                              0xffff if admin is None else admin, kind, feature, 0)

    sets = bytearray()
    for row in sorted(p.members):
        if p.members[row]:
            sets += struct.pack('<IH', row, len(p.members[row])) + ''.join(p.members[row]).encode('ascii')

    postings, slots = bytearray(struct.pack('<I', 0)), {}
    for words in sorted(p.names):
        h = 0
        for i, word in enumerate(words):
            h = hash_word(word) if i == 0 else join_hash(h, hash_word(word))
            slot = slots.setdefault(h, [0, False])
            if i + 1 < len(words):
                slot[1] = True
        rank = sorted(p.names[words].items(), key=lambda item: (p.rows[item[0]][1] != COUNTRY, -p.rows[item[0]][7], item[0]))
        assert slots[h][0] == 0, 'two names share a hash: %r' % (words,)
        slots[h][0] = len(postings) // 4
        for i, (row, kind) in enumerate(rank):
            value = row | kind << 20
            if ' '.join(words) in p.ambiguous:
                value |= AMBIGUOUS
            if i + 1 == len(rank):
                value |= LAST
            postings += struct.pack('<I', value)

    def hash_table(entries, spare):
        """Open addressing, linear probing; a slot is the upper half of the hash and a value; an empty one has value 0.

        The lower half alone would crowd words that differ in their last letters into neighbouring slots, hence the product.
        """
        count = max(16, int(len(entries) * spare))
        cells = [(0, 0)] * count
        for h in sorted(entries):
            at = (((h * 0x9e3779b97f4a7c15 & 0xffffffffffffffff) >> 32) * count) >> 32
            while cells[at][1]:
                at = at + 1 if at + 1 < count else 0
            cells[at] = (h >> 32, entries[h])
        out = bytearray()
        for tag, value in cells:
            out += struct.pack('<II', tag, value)
        return bytes(out)

    name_slots = hash_table({h: s[0] | (1 << 31 if s[1] else 0) for h, s in slots.items()}, 1.8)

    group_bytes = bytearray()
    for g in groups:
        group_bytes += struct.pack('<IIIBH', string(g['id']), string(g['name']), string(g['source']), g['kind'], len(g['members']))
        for code, since, until in g['members']:
            group_bytes += struct.pack('<2sII', code.encode('ascii'), string(since), string(until))
    group_names = {}
    word_classes = dict(word_classes)
    for i, g in enumerate(groups):
        for n in [g['name']] + g['aliases']:
            words = tokens(n)
            word_classes[words[0]] = word_classes.get(words[0], 0) | GROUP_BEGINNING
            h = 0
            for k, word in enumerate(words):
                h = hash_word(word) if k == 0 else join_hash(h, hash_word(word))
                group_names.setdefault(h, 0)
                if k + 1 < len(words):
                    group_names[h] |= 1 << 31
            caps = 1 << 30 if looks_like_abbreviation(n) else 1 << 29 if n[0].islower() else 0
            group_names[h] |= (i + 1) | caps
    group_slots = hash_table(group_names, 1.8)
    class_slots = hash_table({hash_word(w): bits for w, bits in word_classes.items()}, 1.8)

    dated_bytes = bytearray()
    for r in dated:
        dated_bytes += struct.pack('<IIIII', p.geoname_row[int(r['geonameid'])], string(r['name']), string(r['from']),
                                   string(r['to']), string(r['source']))

    sections = [fold_table(), bytes(places), bytes(sets), bytes(postings), name_slots, class_slots, bytes(group_bytes),
                group_slots, bytes(dated_bytes), bytes(strings)]
    head = struct.pack('<8sII', b'DLGAZET\0', VERSION, len(sections))
    at = len(head) + 8 * len(sections)
    body = bytearray()
    for s in sections:
        head += struct.pack('<II', at + len(body), len(s))
        body += s + b'\0' * (-len(s) % 8)
    return head + bytes(body), {'places': len(p.rows), 'names': len(p.names), 'slots': len(slots),
                                'sections': [len(s) for s in sections]}


def read_groups(sources):
    out = []
    for r in table(sources / 'groups.tsv'):
        members = []
        for m in r['members'].split():
            code, _, span = m.partition('@')
            since, _, until = span.partition('..')
            members.append((code, since, until))
        out.append({'id': r['id'], 'name': r['name'], 'aliases': names_in(r['aliases']), 'kind': 1 if r['kind'] == 'area' else 0,
                    'members': members, 'source': r['source']})
    return out


def read_word_classes(sources):
    bits = {name: 1 << i for i, name in enumerate(WORD_CLASSES)}
    classes = {}
    for line in (sources / 'word-classes.txt').read_text(encoding='utf-8').split('\n'):
        if line.startswith('#') or ':' not in line:
            continue
        name, words = line.split(':', 1)
        for w in words.split():
            for part in tokens(w):
                classes[part] = classes.get(part, 0) | bits[name]
    for w in (sources / 'first-names.txt').read_text(encoding='utf-8').split():
        for part in tokens(w):
            classes[part] = classes.get(part, 0) | bits['firstname']
    for r in table(sources / 'word-senses.tsv'):
        classes[r['word']] = classes.get(r['word'], 0) | (int(r['sense']) + 1) << SENSE_SHIFT
    for rank, name in enumerate((sources / 'surnames.txt').read_text(encoding='utf-8').split()):
        band = 3 if rank < 1000 else 2 if rank < 6000 else 1
        for part in tokens(name):
            if not classes.get(part, 0) >> SURNAME_SHIFT:
                classes[part] = classes.get(part, 0) | band << SURNAME_SHIFT
    return classes


# With a capital they are hardly ever the other thing in news of the region: the dish osh has a small letter.
NEWS_NAMES = {'osh'}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--shared', type=pathlib.Path, required=True)
    parser.add_argument('--output', type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    sources = HERE / 'sources'
    p = Packer()
    for line in (arguments.shared / 'gazetteer' / 'ambiguous-names.txt').read_text(encoding='utf-8').split('\n'):
        if line and not line.startswith('#'):
            p.ambiguous.add(' '.join(tokens(line)))
    p.ambiguous -= NEWS_NAMES
    read_countries(p, arguments.shared)
    read_regions(p, sources)
    read_first_level(p, arguments.shared, sources)
    read_positions(p, sources)
    read_cities(p, arguments.shared, sources)
    read_border_crossings(p, sources)
    read_features(p, sources)
    read_waters(p, arguments.shared)
    data, facts = write(p, read_groups(sources), table(sources / 'dated-names.tsv'), read_word_classes(sources))
    arguments.output.write_bytes(data)
    print('%d places, %d names, %d slots, %d bytes %s' % (facts['places'], facts['names'], facts['slots'], len(data), facts['sections']))


if __name__ == '__main__':
    sys.exit(main())
