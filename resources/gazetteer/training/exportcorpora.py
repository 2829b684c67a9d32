#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the annotated place names of the development corpora for train-toponym-model.

    exportcorpora.py --tools SHARED_TOOLS --gazetteer SHARED_GAZETTEER OUTPUT CORPUS...

CORPUS is what score_places.py reads (lgl.xml, the folder geowebnews). The output is working material of one training and is
not kept: a line "DOCUMENT name source bytes" (the source is the site that published it), the text, then lines "PLACE begin end [latitude longitude]", "IGNORE begin
end" and "OTHER begin end" (no place) with byte offsets. Words for people ("Russian") and, where the corpus tells them apart, names that are not meant as places are ignored.
"""
import argparse
import pathlib
import re
import sys
from xml.etree import ElementTree


def sources(corpus, documents):
    """The site that published each document, from the corpus's own notes."""
    if pathlib.Path(corpus).is_dir():
        return [(re.search(r'LINK:\s*https?://([^/\s]+)', d.text) or ['', d.name])[1] for d in documents]
    articles = ElementTree.parse(corpus).getroot().iter('article')
    return [a.findtext('domain') or a.get('docid') for a in articles if a.find('text') is not None]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tools', type=pathlib.Path, required=True)
    parser.add_argument('--gazetteer', type=pathlib.Path, required=True)
    parser.add_argument('output', type=pathlib.Path)
    parser.add_argument('corpus', nargs='+')
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.tools))
    import score_places
    demonyms = score_places.demonyms(arguments.gazetteer / 'countries.tsv')
    with arguments.output.open('wb') as out:
        for corpus in arguments.corpus:
            documents, _ = score_places.read_gold(corpus)
            for d, source in zip(documents, sources(corpus, documents), strict=True):
                raw = d.text.encode('utf-8')
                out.write(('DOCUMENT %s/%s %s %d\n' % (pathlib.Path(corpus).stem, d.name, source, len(raw))).encode('utf-8') + raw + b'\n')

                def line(kind, begin, end, point=None):
                    b = len(d.text[:begin].encode('utf-8'))
                    e = b + len(d.text[begin:end].encode('utf-8'))
                    out.write(('%s %d %d%s\n' % (kind, b, e, ' %f %f' % point if point else '')).encode('utf-8'))
                # Where the corpus tells a country's adjective that means the place ("a Turkish town") from one that does
                # not ("a Turkish writer"), the difference is learned.
                told = pathlib.Path(corpus).is_dir()
                for g in d.gold:
                    people = d.text[g['begin']:g['end']].casefold() in demonyms
                    line('IGNORE' if people and not told else 'PLACE', g['begin'], g['end'], g['point'])
                for begin, end in d.ignore:
                    people = d.text[begin:end].casefold() in demonyms
                    line('OTHER' if people and told else 'IGNORE', begin, end)


if __name__ == '__main__':
    sys.exit(main())
