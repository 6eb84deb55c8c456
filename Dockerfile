# syntax=docker/dockerfile:1
FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# Front-end packages come from npm during the build, which needs Node 20; what the distribution has may be older.
COPY --from=node /usr/local/ /usr/local/
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/Commentary.Text/*.csproj src/Commentary.Text/
COPY src/Commentary.Application/*.csproj src/Commentary.Application/
COPY src/Commentary.Database/*.csproj src/Commentary.Database/
COPY src/Commentary.Web/*.csproj src/Commentary.Web/
RUN dotnet restore src/Commentary.Web
COPY src/ src/
RUN dotnet publish src/Commentary.Web --no-restore -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# French and English need ICU and the time zones, which this image has; the health check needs curl, which it has not.
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
RUN mkdir App_Data && chown "$APP_UID" App_Data
USER $APP_UID
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
VOLUME /app/App_Data
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD curl -fsS http://127.0.0.1:8080/health/ready || exit 1
ENTRYPOINT ["dotnet", "Commentary.Web.dll"]
