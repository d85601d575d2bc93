# The site as an image: `docker compose up` beside a PostgreSQL, or this one alone with its data in the volume /data.
# Packages are those of requirements/, each with its digest; nothing else is fetched.

FROM python:3.11-slim-bookworm AS wheel
WORKDIR /build
COPY requirements/build.txt requirements/
RUN python -m pip install --no-cache-dir --require-hashes -r requirements/build.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN python -m pip wheel --no-cache-dir --no-deps --no-build-isolation --no-index --wheel-dir /wheels .

FROM python:3.11-slim-bookworm
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 CINEQUORUM_HOME=/data CINEQUORUM_LOG=json
COPY requirements/postgres.txt /tmp/requirements/
RUN python -m pip install --no-cache-dir --require-hashes -r /tmp/requirements/postgres.txt
COPY --from=wheel /wheels /tmp/wheels
RUN python -m pip install --no-cache-dir --no-deps --no-index /tmp/wheels/*.whl \
    && rm -r /tmp/wheels /tmp/requirements \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin cinequorum \
    && install --directory --owner=cinequorum --mode=0700 /data
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
STOPSIGNAL SIGINT
ENTRYPOINT ["cinequorum"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
