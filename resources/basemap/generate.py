#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs the base map: Natural Earth layers and country names into one binary file that ui/map/basemap.cpp reads.

    generate.py NATURAL_EARTH_FOLDER GAZETTEER_FOLDER OUTPUT

Needs only Python's standard library. The output is committed; a normal build never runs this (target regenerate-basemap does).

The file is what qUncompress takes: the length of the body (32 bits, big-endian) and the body, zlib-compressed. The body is a
stream of unsigned LEB128 integers ("varint"), zigzag integers ("svarint") and strings (varint length, UTF-8):

    "DLBM", version
    countries   code, names, label point, label zoom
    waters      kind (0 sea, 1 lake), names, label point, label zoom, width there
    places      names, country code, point, scale rank, capital, population
    ports       name, point, scale rank
    disputed    name, note, rings
    levels      bits, zoom from which it is drawn, bounds, polygons (kind, country or zoom, rings, triangles), lines (kind, zoom, points)

Positions are Web Mercator, x east and y south of the corner at 180° W, 85.05° N, in units of the world's width / 2^bits; a label
point or place has 20 bits. Points of a ring or line are differences to the one before. Triangles index the vertices of a
polygon's rings in a row. Lines tell a coast from a land border by how many countries share the edge.
"""
import csv
import json
import math
import struct
import sys
import zlib
from collections import defaultdict
from pathlib import Path

POINT_BITS = 20
COUNTRY, LAKE = 0, 1
COAST, BORDER, DISPUTED, RIVER, CLAIM = 0, 1, 2, 3, 4
REGION = (40.0, 28.0, 100.0, 60.0)  # lon, lat, lon, lat of the finest level
LONGEST_LINE = 64                   # points; short lines make culling worthwhile


def mercator(lon, lat, bits):
    lat = max(-85.0511287, min(85.0511287, lat))
    x = (lon + 180) / 360
    y = 0.5 - math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi)
    scale = 1 << bits
    return round(max(0.0, min(1.0, x)) * scale), round(max(0.0, min(1.0, y)) * scale)


class Stream:
    def __init__(self):
        self.data = bytearray()

    def varint(self, value):
        assert value >= 0
        while value > 127:
            self.data.append(value & 127 | 128)
            value >>= 7
        self.data.append(value)

    def svarint(self, value):
        self.varint(value << 1 if value >= 0 else (-value << 1) - 1)

    def string(self, text):
        encoded = text.encode()
        self.varint(len(encoded))
        self.data += encoded

    def names(self, names):
        self.varint(len(names))
        for language, name in names:
            self.string(language)
            self.string(name)

    def point(self, lon, lat):
        x, y = mercator(lon, lat, POINT_BITS)
        self.varint(x)
        self.varint(y)

    def points(self, points):
        self.varint(len(points))
        x = y = 0
        for px, py in points:
            self.svarint(px - x)
            self.svarint(py - y)
            x, y = px, py


# --- geometry -----------------------------------------------------------------------------------------------------------

def without_repeats(points):
    result = []
    for point in points:
        if not result or point != result[-1]:
            result.append(point)
    return result


def closed_ring(points):
    """The ring without repeated points and without its closing point; empty when nothing is left of it."""
    ring = without_repeats(points)
    while len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return ring if len(ring) >= 3 and area2(ring) != 0 else []


def area2(ring):
    return sum(ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1] for i in range(len(ring)))


def simplified(points, tolerance):
    """Douglas and Peucker's, without recursion."""
    if len(points) < 3 or tolerance <= 0:
        return list(points)
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        dx, dy = bx - ax, by - ay
        length = math.hypot(dx, dy)
        worst, at = tolerance, -1
        for i in range(first + 1, last):
            px, py = points[i][0] - ax, points[i][1] - ay
            distance = abs(px * dy - py * dx) / length if length else math.hypot(px, py)
            if distance > worst:
                worst, at = distance, i
        if at >= 0:
            keep[at] = True
            stack += [(first, at), (at, last)]
    return [point for point, kept in zip(points, keep) if kept]


def clipped_ring(ring, box):
    """Sutherland and Hodgman's clipping of a ring by a box (x0, y0, x1, y1)."""
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        result = []
        for i in range(len(ring)):
            a, b = ring[i - 1], ring[i]
            a_in, b_in = sign * (a[axis] - limit) >= 0, sign * (b[axis] - limit) >= 0
            if a_in != b_in:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                other = round(a[1 - axis] + t * (b[1 - axis] - a[1 - axis]))
                result.append((limit, other) if axis == 0 else (other, limit))
            if b_in:
                result.append(b)
        ring = result
        if not ring:
            return []
    return closed_ring(ring)


def lines_in_box(points, box):
    """The pieces of a line whose segments touch the box."""
    piece, pieces = [], []
    for a, b in zip(points, points[1:]):
        outside = (max(a[0], b[0]) < box[0] or min(a[0], b[0]) > box[2] or max(a[1], b[1]) < box[1] or min(a[1], b[1]) > box[3])
        if outside:
            if piece:
                pieces.append(piece)
            piece = []
        else:
            piece = piece or [a]
            piece.append(b)
    if piece:
        pieces.append(piece)
    return pieces


def deepest_point(rings):
    """A point inside a polygon that is far from its outline, good enough for a label."""
    outline = [(ring[i - 1], ring[i]) for ring in rings for i in range(len(ring))]
    x0, x1 = min(p[0] for p in rings[0]), max(p[0] for p in rings[0])
    y0, y1 = min(p[1] for p in rings[0]), max(p[1] for p in rings[0])

    def depth(x, y):
        inside, nearest = False, float("inf")
        for (ax, ay), (bx, by) in outline:
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
            dx, dy = bx - ax, by - ay
            square = dx * dx + dy * dy
            t = max(0, min(1, ((x - ax) * dx + (y - ay) * dy) / square)) if square else 0
            nearest = min(nearest, (ax + t * dx - x) ** 2 + (ay + t * dy - y) ** 2)
        return nearest if inside else -nearest

    best = ((x0 + x1) / 2, (y0 + y1) / 2)
    width, height = x1 - x0, y1 - y0
    for _ in range(3):
        candidates = [(best[0] + width * (i / 12 - 0.5), best[1] + height * (j / 12 - 0.5)) for i in range(13) for j in range(13)]
        best = max(candidates, key=lambda p: depth(*p))
        width, height = width / 5, height / 5
    return best


def room_for_name(rings, point):
    """The width in degrees of the water at a point, along its parallel."""
    x, y = point
    left, right = -180.0, 180.0
    for ring in rings:
        for i in range(len(ring)):
            (ax, ay), (bx, by) = ring[i - 1], ring[i]
            if (ay > y) != (by > y):
                crossing = (bx - ax) * (y - ay) / (by - ay) + ax
                if crossing <= x:
                    left = max(left, crossing)
                else:
                    right = min(right, crossing)
    return right - left


def triangulated(rings):
    """Ear clipping of a polygon with holes; triangles as indexes into the rings' points in a row."""
    points, chains = [], []
    for ring in rings:
        chains.append(list(range(len(points), len(points) + len(ring))))
        points += ring
    for number, chain in enumerate(chains):
        if (area2([points[i] for i in chain]) > 0) != (number == 0):
            chain.reverse()
    polygon = chains[0]
    for hole in sorted(chains[1:], key=lambda c: -max(points[i][0] for i in c)):
        polygon = bridged(points, polygon, hole)
    return ears(points, polygon)


def cross(o, a, b):
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def in_triangle(p, a, b, c):
    return cross(a, b, p) >= 0 and cross(b, c, p) >= 0 and cross(c, a, p) >= 0


def bridged(points, polygon, hole):
    start = max(range(len(hole)), key=lambda i: points[hole[i]][0])
    m = points[hole[start]]
    nearest, at = None, None
    for i in range(len(polygon)):
        a, b = points[polygon[i - 1]], points[polygon[i]]
        if (a[1] > m[1]) == (b[1] > m[1]):
            continue
        x = a[0] + (m[1] - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        if x >= m[0] and (nearest is None or x < nearest):
            nearest, at = x, (i - 1) % len(polygon) if a[0] > b[0] else i
    if at is None:
        return polygon
    meeting, target = (nearest, m[1]), points[polygon[at]]
    corner = (m, meeting, target) if cross(m, meeting, target) > 0 else (m, target, meeting)
    best = None
    for i in range(len(polygon)):
        p, before, after = points[polygon[i]], points[polygon[i - 1]], points[polygon[(i + 1) % len(polygon)]]
        if p != target and p[0] >= m[0] and cross(before, p, after) < 0 and in_triangle(p, *corner):
            slope = abs(p[1] - m[1]) / max(p[0] - m[0], 1e-9)
            if best is None or slope < best[0]:
                best = (slope, i)
    if best:
        at = best[1]
    turned = hole[start:] + hole[:start + 1]
    return polygon[:at + 1] + turned + polygon[at:]


def ears(points, polygon):
    count = len(polygon)
    if count < 3:
        return []
    before = [(i - 1) % count for i in range(count)]
    after = [(i + 1) % count for i in range(count)]
    at = [points[i] for i in polygon]
    xs, ys = [p[0] for p in at], [p[1] for p in at]
    cell = max(1.0, max(max(xs) - min(xs), max(ys) - min(ys)) / max(4, math.sqrt(count)))
    grid = defaultdict(set)
    for i in range(count):
        if cross(at[before[i]], at[i], at[after[i]]) <= 0:
            grid[int(at[i][0] // cell), int(at[i][1] // cell)].add(i)

    def is_ear(i):
        a, b, c = at[before[i]], at[i], at[after[i]]
        if cross(a, b, c) <= 0:
            return False
        left, right = min(a[0], b[0], c[0]), max(a[0], b[0], c[0])
        top, bottom = min(a[1], b[1], c[1]), max(a[1], b[1], c[1])
        for gx in range(int(left // cell), int(right // cell) + 1):
            for gy in range(int(top // cell), int(bottom // cell) + 1):
                for j in grid.get((gx, gy), ()):
                    p = at[j]
                    if p != a and p != b and p != c and in_triangle(p, a, b, c):
                        return False
        return True

    triangles, i, left, tried = [], 0, count, 0
    while left > 3:
        flat = cross(at[before[i]], at[i], at[after[i]]) == 0
        if flat or is_ear(i) or tried > left:
            if not flat:
                triangles.append((polygon[before[i]], polygon[i], polygon[after[i]]))
            after[before[i]], before[after[i]] = after[i], before[i]
            grid[int(at[i][0] // cell), int(at[i][1] // cell)].discard(i)
            for j in (before[i], after[i]):
                bucket = grid[int(at[j][0] // cell), int(at[j][1] // cell)]
                if cross(at[before[j]], at[j], at[after[j]]) <= 0:
                    bucket.add(j)
                else:
                    bucket.discard(j)
            i, left, tried = after[after[i]], left - 1, 0
        else:
            i, tried = after[i], tried + 1
    triangles.append((polygon[before[i]], polygon[i], polygon[after[i]]))
    return triangles


# --- sources ------------------------------------------------------------------------------------------------------------

def features(folder, name):
    return [f for f in json.loads((folder / name).read_text())["features"] if f.get("geometry")]


def parts(geometry):
    """Polygons as lists of rings, lines as lists of points."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    return coordinates if kind.startswith("Multi") else [coordinates]


def on_grid(ring, bits):
    return [mercator(p[0], p[1], bits) for p in ring]


class DisputedLines:
    """Tells whether a stretch of border runs along one of Natural Earth's disputed lines."""

    def __init__(self, folder):
        self.cells = set()
        for feature in features(folder, "ne_50m_boundary_lines_land.json"):
            if feature["properties"]["featurecla"].startswith("International"):
                continue
            for line in parts(feature["geometry"]):
                for (ax, ay), (bx, by) in zip(line, line[1:]):
                    steps = max(1, int(math.hypot(bx - ax, by - ay) / 0.04))
                    for i in range(steps + 1):
                        x, y = mercator(ax + (bx - ax) * i / steps, ay + (by - ay) * i / steps, POINT_BITS)
                        for dx in (-1, 0, 1):
                            for dy in (-1, 0, 1):
                                self.cells.add(((x >> 8) + dx, (y >> 8) + dy))

    def along(self, a, b, bits):
        shift = POINT_BITS - bits
        x, y = (a[0] + b[0]) << shift >> 1, (a[1] + b[1]) << shift >> 1
        return (x >> 8, y >> 8) in self.cells


def outlines(polygons, bits, disputed, box=None):
    """Coasts and borders from the countries' rings: an edge of two countries is a border, an edge of one is a coast."""
    owners = defaultdict(list)
    for country, rings in polygons:
        for ring in rings:
            for i in range(len(ring)):
                a, b = ring[i - 1], ring[i]
                owners[min(a, b), max(a, b)].append(country)
    kind_of = {}
    world = 1 << bits
    for (a, b), countries in owners.items():
        on_seam = (a[0] == b[0] and a[0] in (0, world)) or (a[1] == b[1] and a[1] >= world)
        on_cut = box and ((a[0] == b[0] and a[0] in (box[0], box[2])) or (a[1] == b[1] and a[1] in (box[1], box[3])))
        if on_seam or on_cut:
            continue
        if len(countries) == 1:
            kind_of[a, b] = COAST
        elif len(set(countries)) > 1:
            kind_of[a, b] = DISPUTED if disputed.along(a, b, bits) else BORDER
    lines = []
    for country, rings in polygons:
        for ring in rings:
            line, kind = [], None
            for i in range(len(ring) + 1):
                a, b = ring[i - 1], ring[i % len(ring)]
                key = (min(a, b), max(a, b))
                this = kind_of.pop(key, None) if i else None
                if this is not None and this == kind:
                    line.append(b)
                else:
                    if len(line) > 1:
                        lines.append((kind, 0, line))
                    line, kind = ([a, b], this) if this is not None else ([], None)
            if len(line) > 1:
                lines.append((kind, 0, line))
    return lines


def short_lines(lines):
    for kind, zoom, points in lines:
        longest = len(points) if kind in (DISPUTED, CLAIM) else LONGEST_LINE
        for first in range(0, len(points) - 1, longest - 1):
            yield kind, zoom, points[first:first + longest]


def arcs_of(topology, bits, tolerance):
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    result = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(mercator(x * scale[0] + translate[0], y * scale[1] + translate[1], bits))
        points = without_repeats(points)
        if points[0] == points[-1] and len(points) > 3:
            # A ring on its own would collapse into its first point.
            half = len(points) // 2
            points = simplified(points[:half + 1], tolerance)[:-1] + simplified(points[half:], tolerance)
        else:
            points = simplified(points, tolerance)
        result.append(points)
    return result


def rings_of(geometry, arcs):
    def ring(indexes):
        points = []
        for index in indexes:
            points += arcs[index] if index >= 0 else arcs[~index][::-1]
        return points
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [[ring(r) for r in polygon] for polygon in polygons]


def polygon_lines(folder, name):
    """(properties, polygons in degrees) of a layer."""
    return [(f["properties"], parts(f["geometry"])) for f in features(folder, name)]


# --- layers -------------------------------------------------------------------------------------------------------------

def country_table(natural_earth, gazetteer):
    """Countries by code with names and label point; and the code of each numeric ISO code."""
    languages = ["en", "ru", "zh", "kk", "uz", "ky", "tg", "tk"]
    names, by_number = {}, {}
    with open(gazetteer / "countries.tsv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
            names[row["alpha2"]] = [(l, row["name_" + l].split("|")[0]) for l in languages if row["name_" + l]]
            by_number[row["numeric"]] = row["alpha2"]
    table = {}
    for feature in features(natural_earth, "ne_50m_countries.json"):
        p = feature["properties"]
        code = p["ISO_A2_EH"] if len(p["ISO_A2_EH"]) == 2 and p["ISO_A2_EH"] != "-99" else ""
        if code and code not in table:
            table[code] = (names.get(code, [("en", p["NAME"])]), p["LABEL_X"], p["LABEL_Y"], p["MIN_LABEL"])
    return table, by_number


def level_of_countries(folder, name, bits, index_of):
    polygons = []
    for properties, shape in polygon_lines(folder, name):
        country = index_of.get(properties["ISO_A2_EH"], 0)
        for rings in shape:
            rings = [r for r in (closed_ring(on_grid(ring, bits)) for ring in rings) if r]
            if rings:
                polygons.append((country, rings))
    return polygons


def level_of_region(folder, bits, index_of, by_number, box, tolerance):
    topology = json.loads((folder / "countries-10m.json").read_text())
    arcs = arcs_of(topology, bits, tolerance)
    unnumbered = {"Kosovo": "XK", "Baikonur": "KZ", "N. Cyprus": ""}
    polygons = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = by_number.get(geometry.get("id") or "", unnumbered.get(geometry["properties"]["name"], ""))
        for rings in rings_of(geometry, arcs):
            rings = [r for r in (clipped_ring(closed_ring(ring), box) for ring in rings if closed_ring(ring)) if r]
            if rings:
                polygons.append((index_of.get(code, 0), rings))
    return polygons


def water(folder, lakes_name, rivers_name, bits, box=None, tolerance=0.0):
    lakes, rivers = [], []
    for properties, shape in polygon_lines(folder, lakes_name):
        for rings in shape:
            rings = [closed_ring(simplified(on_grid(r, bits), tolerance)) for r in rings]
            if box:
                rings = [clipped_ring(r, box) if r else r for r in rings]
            if rings and rings[0]:
                lakes.append((properties["min_zoom"], [r for r in rings if r]))
    for feature in features(folder, rivers_name):
        if "Lake" in feature["properties"]["featurecla"]:
            continue  # centre lines of lakes would cross the water
        for line in parts(feature["geometry"]):
            points = without_repeats(simplified(on_grid(line, bits), tolerance))
            for piece in (lines_in_box(points, box) if box else [points]):
                if len(piece) > 1:
                    rivers.append((RIVER, feature["properties"]["min_zoom"], piece))
    return lakes, rivers


def write_level(stream, bits, from_zoom, box, polygons, lakes, lines):
    world = 1 << bits
    stream.varint(bits)
    stream.varint(round(from_zoom * 10))
    for value in box or (0, 0, world, world):
        stream.varint(value)
    records = [(COUNTRY, country, rings) for country, rings in polygons]
    # An enclave lies in a hole of its neighbour; big lands first lets small ones win where outlines overlap.
    records.sort(key=lambda r: -abs(area2(r[2][0])))
    records += [(LAKE, round(zoom * 10), rings) for zoom, rings in lakes]
    stream.varint(len(records))
    vertices = 0
    for kind, value, rings in records:
        stream.varint(kind)
        stream.varint(value)
        stream.varint(len(rings))
        for ring in rings:
            stream.points(ring)
            vertices += len(ring)
        triangles = triangulated(rings)
        stream.varint(len(triangles))
        last = 0
        for triangle in triangles:
            for index in triangle:
                stream.svarint(index - last)
                last = index
    lines = list(short_lines(lines))
    stream.varint(len(lines))
    for kind, zoom, points in lines:
        stream.varint(kind)
        stream.varint(round(zoom * 10))
        stream.points(points)
    print(f"level of 2^{bits}: {len(records)} polygons, {vertices} vertices, {len(lines)} lines, {len(stream.data)} bytes so far")


def merged_places(folder):
    """Cities of the world and towns of the region, the region's first where both have one."""
    places, by_id = [], {}
    with open(folder / "ne_10m_populated_places_region.tsv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            places.append({"names": [("en", row["name_en"] or row["name"]), ("ru", row["name_ru"]), ("zh", row["name_zh"])],
                           "code": row["iso_a2"], "lon": float(row["lon"]), "lat": float(row["lat"]),
                           "rank": int(row["scalerank"]), "population": int(float(row["pop_max"] or 0)), "capital": 0})
            by_id[row["geonameid"]] = places[-1]
    for feature in features(folder, "ne_50m_populated_places.json"):
        p, (lon, lat) = feature["properties"], feature["geometry"]["coordinates"]
        known = by_id.get(str(int(p.get("GEONAMEID") or 0)))
        if not known:
            known = next((q for q in places if abs(q["lon"] - lon) < 0.1 and abs(q["lat"] - lat) < 0.1), None)
        if not known:
            known = {"names": [("en", p.get("NAME_EN") or p["NAME"]), ("ru", p.get("NAME_RU") or ""), ("zh", p.get("NAME_ZH") or "")],
                     "code": p["ISO_A2"], "lon": lon, "lat": lat, "population": int(p["POP_MAX"] or 0), "capital": 0, "rank": 10}
            places.append(known)
        known["rank"] = min(known["rank"], p["SCALERANK"])
        known["capital"] = max(known["capital"], int(p["ADM0CAP"] or 0))
    places.sort(key=lambda q: (q["rank"], -q["population"], q["names"][0][1]))
    return places


def main():
    natural_earth, gazetteer, output = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    stream = Stream()
    stream.data += b"DLBM"
    stream.varint(1)

    table, by_number = country_table(natural_earth, gazetteer)
    codes = [""] + sorted(table)
    index_of = {code: i for i, code in enumerate(codes)}
    stream.varint(len(codes))
    for code in codes:
        names, x, y, zoom = table.get(code, ([], 0.0, 0.0, 99))
        stream.string(code)
        stream.names(names)
        stream.point(x, y)
        stream.varint(round(zoom * 10))

    waters = []
    for properties, shape in polygon_lines(natural_earth, "ne_50m_marine_polys.json"):
        if properties.get("name"):
            biggest = max(shape, key=lambda rings: abs(area2(rings[0])))
            name = properties.get("name")
            point = deepest_point(biggest)
            waters.append((0, name.title() if name.isupper() else name, point, properties["min_label"] or 9, room_for_name(biggest, point)))
    seen = set()
    for layer in ("ne_50m_lakes.json", "ne_10m_lakes_region.json"):
        for properties, shape in polygon_lines(natural_earth, layer):
            biggest = max(shape, key=lambda rings: abs(area2(rings[0])))
            point = deepest_point(biggest)
            name = properties.get("name")
            if name and (name, round(point[0]), round(point[1])) not in seen:
                seen.add((name, round(point[0]), round(point[1])))
                waters.append((1, name, point, properties["min_label"] or 9, room_for_name(biggest, point)))
    waters.sort(key=lambda w: (w[3], w[1]))
    stream.varint(len(waters))
    for kind, name, (x, y), zoom, room in waters:
        stream.varint(kind)
        stream.names([("en", name)])
        stream.point(x, y)
        stream.varint(round(zoom * 10))
        stream.varint(round(room / 360 * (1 << POINT_BITS)))

    places = merged_places(natural_earth)
    stream.varint(len(places))
    for place in places:
        stream.names([(language, name) for language, name in place["names"] if name])
        stream.string(place["code"] if len(place["code"]) == 2 else "")
        stream.point(place["lon"], place["lat"])
        stream.varint(place["rank"])
        stream.varint(place["capital"])
        stream.varint(place["population"])

    ports = [f for f in features(natural_earth, "ne_50m_ports.json") if f["properties"]["name"]]
    stream.varint(len(ports))
    for feature in ports:
        stream.string(feature["properties"]["name"])
        stream.point(*feature["geometry"]["coordinates"])
        stream.varint(feature["properties"]["scalerank"])

    areas = []
    for properties, shape in polygon_lines(natural_earth, "ne_10m_disputed_areas.json"):
        # Leases and buffer zones are nobody's claim.
        if "lease" in properties["featurecla"] or "overlay" in properties["featurecla"]:
            continue
        rings = [closed_ring(simplified(on_grid(r, POINT_BITS), 30)) for polygon in shape for r in polygon]
        rings = [r for r in rings if r]
        if rings and properties["BRK_NAME"]:
            areas.append((properties["BRK_NAME"], properties["NOTE_BRK"] or "", rings))
    stream.varint(len(areas))
    for name, note, rings in areas:
        stream.string(name)
        stream.string("" if note == "None" else note)
        stream.varint(len(rings))
        for ring in rings:
            stream.points(ring)

    disputed = DisputedLines(natural_earth)
    claims = [line for f in features(natural_earth, "ne_50m_boundary_lines_disputed.json") for line in parts(f["geometry"])]
    stream.varint(3)

    def claim_lines(bits, box=None):
        lines = [without_repeats(on_grid(line, bits)) for line in claims]
        return [(CLAIM, 0, piece) for line in lines for piece in (lines_in_box(line, box) if box else [line]) if len(piece) > 1]

    bits = 16
    polygons = level_of_countries(natural_earth, "ne_110m_countries.json", bits, index_of)
    lakes, rivers = water(natural_earth, "ne_110m_lakes.json", "ne_110m_rivers.json", bits)
    write_level(stream, bits, 0, None, polygons, lakes, outlines(polygons, bits, disputed) + rivers)

    bits = 18
    polygons = level_of_countries(natural_earth, "ne_50m_countries.json", bits, index_of)
    lakes, rivers = water(natural_earth, "ne_50m_lakes.json", "ne_50m_rivers.json", bits)
    write_level(stream, bits, 3.2, None, polygons, lakes, outlines(polygons, bits, disputed) + claim_lines(bits) + rivers)

    bits = 20
    box = (*mercator(REGION[0], REGION[3], bits), *mercator(REGION[2], REGION[1], bits))
    polygons = level_of_region(natural_earth, bits, index_of, by_number, box, 2)
    lakes, rivers = water(natural_earth, "ne_10m_lakes_region.json", "ne_10m_rivers_region.json", bits, box, 2)
    write_level(stream, bits, 5.6, box, polygons, lakes, outlines(polygons, bits, disputed, box) + claim_lines(bits, box) + rivers)

    output.write_bytes(struct.pack(">I", len(stream.data)) + zlib.compress(bytes(stream.data), 9))
    print(f"{output}: {output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
