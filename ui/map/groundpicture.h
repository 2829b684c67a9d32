// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/maplayout.h"

#include <QPixmap>

class QPainter;

namespace Dateline {

class MapPainter;
struct Theme;

/// The ground and the lines of a painted map, kept from one frame to the next: panning moves the picture and paints only the strips
/// that come into view. At rest it lies within half a device pixel of where the camera wants it.
class GroundPicture
{
public:
    GroundPicture(const MapLayout &layout, const MapPainter &painter);

    /// Draws what MapPainter's paintGround and paintLines would, into the camera's view at (0, 0).
    void paint(QPainter &painter, const MapCamera &camera, const MapContent &content, const Theme &theme);

private:
    void paintPart(const QRect &part, const MapContent &content, const Theme &theme);

    /// What the picture was made for; with any other it is made anew.
    struct Key
    {
        double zoom = -1;
        QSizeF size;
        double ratio = 0;
        const Theme *theme = nullptr;
        std::set<std::uint16_t> shownCorridors;
        std::optional<std::uint16_t> chosenCorridor;
        std::set<CountryCode> litCountries;
        Day day;

        friend bool operator==(const Key &, const Key &) = default;
    };

    const MapLayout &m_layout;
    const MapPainter &m_painter;
    QPixmap m_picture;
    Key m_key;
    MapCamera m_camera; ///< the picture's own: of the zoom and size of the view
};

} // namespace Dateline
