"""What a package says of itself: imsmanifest.xml of SCORM 1.2 or 2004 (4th edition), with one SCO, and cmi5.xml."""
from xml.sax.saxutils import escape, quoteattr

START = "index.html"
HEADS = {
    "1.2": ('xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"', "1.2", "adlcp:scormtype"),
    "2004": ('xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" '
             'xmlns:imsss="http://www.imsglobal.org/xsd/imsss"', "2004 4th Edition", "adlcp:scormType"),
}


def extras(version, mark):
    """What the platform may judge by: the score that passes."""
    if mark is None:
        return ""
    if version == "1.2":
        return f"\n        <adlcp:masteryscore>{round(100 * mark)}</adlcp:masteryscore>"
    return ("\n        <imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID=\"lesson\" satisfiedByMeasure=\"true\">"
            f"<imsss:minNormalizedMeasure>{mark:g}</imsss:minNormalizedMeasure>"
            "</imsss:primaryObjective></imsss:objectives></imsss:sequencing>")


def manifest(version, lesson, files):
    """`lesson`: id, title and pass; `files`: all other files of the package."""
    names, schema, kind = HEADS[version]
    title = escape(lesson["title"])
    rows = "\n".join(f"      <file href={quoteattr(name)}/>" for name in files)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier={quoteattr("descent-" + lesson["id"])} version="1.0" {names}>
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>{schema}</schemaversion>
  </metadata>
  <organizations default="descent">
    <organization identifier="descent">
      <title>{title}</title>
      <item identifier="lesson-item" identifierref="lesson-resource">
        <title>{title}</title>{extras(version, lesson["pass"])}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="lesson-resource" type="webcontent" {kind}="sco" href="{START}">
{rows}
    </resource>
  </resources>
</manifest>
"""


def cmi5(lesson):
    title, about = escape(lesson["title"]), escape(lesson["about"] or lesson["title"])
    mark = "" if lesson["pass"] is None else f' masteryScore="{lesson["pass"]:g}"'
    place = f"urn:descent:{lesson['id']}"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="{place}:course">
    <title><langstring lang="en">{title}</langstring></title>
    <description><langstring lang="en">{about}</langstring></description>
  </course>
  <au id="{place}" moveOn="CompletedAndPassed"{mark} launchMethod="AnyWindow">
    <title><langstring lang="en">{title}</langstring></title>
    <description><langstring lang="en">{about}</langstring></description>
    <url>{START}</url>
  </au>
</courseStructure>
"""
