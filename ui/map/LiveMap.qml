// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtLocation
import QtPositioning
import Dateline.Map

// Qt Location's map gives projection and gestures between our ground below and our overlay above. North stays up: no rotation and
// no tilt. The view's camera follows the map and leads it.
Item {
    id: root
    objectName: "liveMap"

    // Moves the map without telling the camera, which moved first.
    function moveTo(latitude, longitude, zoom) {
        internal.follows = true
        map.zoomLevel = zoom
        map.center = QtPositioning.coordinate(latitude, longitude)
        internal.follows = false
    }
    signal moved(real latitude, real longitude, real zoom)

    QtObject {
        id: internal
        property bool follows: false
        function tell() {
            if (!follows)
                root.moved(map.center.latitude, map.center.longitude, map.zoomLevel)
        }
    }

    // Only while the user wants it: an osm plugin that is not there opens no connection.
    property bool showsTiles: false
    Loader {
        objectName: "tiles"
        anchors.fill: parent
        active: root.showsTiles
        sourceComponent: Map {
            plugin: Plugin {
                name: "osm"
                PluginParameter { name: "osm.useragent"; value: "Dateline" }
                PluginParameter { name: "osm.mapping.providersrepository.disabled"; value: true }
                PluginParameter { name: "osm.mapping.custom.host"; value: "https://tile.openstreetmap.org/" }
            }
            activeMapType: supportedMapTypes[supportedMapTypes.length - 1]
            center: map.center
            zoomLevel: map.zoomLevel
            copyrightsVisible: false
        }
    }

    GroundItem {
        objectName: "ground"
        anchors.fill: parent
    }

    Map {
        id: map
        objectName: "map"
        anchors.fill: parent
        plugin: Plugin { name: "itemsoverlay" }
        color: "transparent"
        copyrightsVisible: false
        maximumZoomLevel: 12
        onCenterChanged: internal.tell()
        onZoomLevelChanged: internal.tell()

        WheelHandler {
            acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
            onWheel: (event) => {
                const place = map.toCoordinate(point.position, false)
                internal.follows = true
                map.zoomLevel += event.angleDelta.y / 240
                map.alignCoordinateToPoint(place, point.position)
                internal.follows = false
                internal.tell()
            }
        }
        DragHandler {
            target: null
            onTranslationChanged: (delta) => {
                internal.follows = true
                map.pan(-delta.x, -delta.y)
                internal.follows = false
                internal.tell()
            }
        }
        PinchHandler {
            id: pinch
            target: null
            property var place
            onActiveChanged: if (active) place = map.toCoordinate(centroid.position, false)
            onScaleChanged: (delta) => {
                internal.follows = true
                map.zoomLevel += Math.log2(delta)
                map.alignCoordinateToPoint(place, centroid.position)
                internal.follows = false
                internal.tell()
            }
            grabPermissions: PointerHandler.TakeOverForbidden
        }
    }

    OverlayItem {
        objectName: "overlay"
        anchors.fill: parent
    }
}
