# Descent on Debian 13, by the same two commands as anywhere else.
#
#   docker build -t descent .
#   docker run --rm -v "$PWD/site:/out" descent        writes the static site to ./site
#   docker run --rm descent ./check --fast             runs the tests
#
# The site is static: serve the exported folder with any web server on your machine.
FROM debian:trixie

RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates

WORKDIR /descent
COPY . .

# Sets up the toolchain and builds the page; the image keeps both.
RUN ./play --export /tmp/site && rm -rf /tmp/site

CMD ["./play", "--export", "/out"]
