{{- define "ringbridge.name" -}}
{{- if contains "ringbridge" .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-ringbridge" .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "ringbridge.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (ternary (include "ringbridge.name" .) "default" .Values.serviceAccount.create) -}}
{{- end -}}

{{- define "ringbridge.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
app.kubernetes.io/part-of: ringbridge
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{/* Where browsers and the carrier reach the gateway; empty where nobody said. */}}
{{- define "ringbridge.publicUrl" -}}
{{- if .Values.publicUrl -}}
{{- .Values.publicUrl | trimSuffix "/" -}}
{{- else if .Values.ingress.enabled -}}
{{- printf "%s://%s" (ternary "https" "http" (ne .Values.ingress.tlsSecret "")) (first .Values.ingress.hosts) -}}
{{- end -}}
{{- end -}}

{{/* One variable whose value is a key of the Secret. */}}
{{- define "ringbridge.secret" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .root.Values.existingSecret }}
      key: {{ .key }}
      {{- if .optional }}
      optional: true
      {{- end }}
{{- end -}}

{{/* The settings that every service has. */}}
{{- define "ringbridge.commonSettings" -}}
KAFKA_BOOTSTRAP_SERVERS: {{ .Values.kafka.bootstrapServers | quote }}
RINGBRIDGE_DATABASE_HOST: {{ .Values.database.host | quote }}
RINGBRIDGE_DATABASE_PORT: {{ .Values.database.port | quote }}
RINGBRIDGE_DATABASE_NAME: {{ .Values.database.name | quote }}
RINGBRIDGE_DATABASE_OWNER: {{ .Values.database.owner | quote }}
{{- end -}}

{{/*
ConfigMap, Service and Deployment of one service. Takes root, name, port, values (its block), schema, settings (its own
settings as YAML), secrets (its own secret variables as YAML), and folder, if it has one: the claim of its volume and the path
that this is mounted at.
*/}}
{{- define "ringbridge.service" -}}
{{- $name := printf "%s-%s" (include "ringbridge.name" .root) .name -}}
{{- $settings := merge (deepCopy .values.settings) (fromYaml .settings) (fromYaml (include "ringbridge.commonSettings" .root)) -}}
{{- with .values.javaOptions -}}{{- $_ := set $settings "JAVA_TOOL_OPTIONS" . -}}{{- end -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ $name }}
  labels:
    app.kubernetes.io/name: {{ .name }}
    {{- include "ringbridge.labels" .root | nindent 4 }}
data:
  {{- range $key, $value := $settings }}
  {{ $key }}: {{ $value | quote }}
  {{- end }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ $name }}
  labels:
    app.kubernetes.io/name: {{ .name }}
    {{- include "ringbridge.labels" .root | nindent 4 }}
spec:
  selector:
    app.kubernetes.io/name: {{ .name }}
    app.kubernetes.io/instance: {{ .root.Release.Name }}
  ports:
    - name: http
      port: {{ .port }}
      targetPort: http
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $name }}
  labels:
    app.kubernetes.io/name: {{ .name }}
    {{- include "ringbridge.labels" .root | nindent 4 }}
spec:
  replicas: {{ .values.replicas }}
  selector:
    matchLabels:
      app.kubernetes.io/name: {{ .name }}
      app.kubernetes.io/instance: {{ .root.Release.Name }}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{ .name }}
        {{- include "ringbridge.labels" .root | nindent 8 }}
      annotations:
        # New settings, new pods.
        checksum/settings: {{ $settings | toJson | sha256sum }}
        {{- if .root.Values.metrics.annotations }}
        prometheus.io/scrape: "true"
        prometheus.io/port: {{ .port | quote }}
        prometheus.io/path: /q/metrics
        {{- end }}
    spec:
      serviceAccountName: {{ include "ringbridge.serviceAccount" .root }}
      automountServiceAccountToken: false
      # Kubernetes' own RINGBRIDGE_..._PORT variables would be read as settings.
      enableServiceLinks: false
      terminationGracePeriodSeconds: 45
      {{- with .root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- range . }}
        - name: {{ . }}
        {{- end }}
      {{- end }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        {{- if (.folder).claim }}
        fsGroup: 10001
        {{- end }}
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: {{ .name }}
          image: {{ with .root.Values.image.registry }}{{ trimSuffix "/" . }}/{{ end }}{{ .values.image }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          ports:
            - name: http
              containerPort: {{ .port }}
          envFrom:
            - configMapRef:
                name: {{ $name }}
          env:
            {{- include "ringbridge.secret" (dict "root" .root "name" "RINGBRIDGE_DATABASE_OWNER_PASSWORD" "key" "database-owner-password") | nindent 12 }}
            {{- include "ringbridge.secret" (dict "root" .root "name" (printf "QUARKUS_DATASOURCE_%s_PASSWORD" (upper .schema)) "key" (printf "database-%s-password" .schema)) | nindent 12 }}
            {{- include "ringbridge.secret" (dict "root" .root "name" "MP_JWT_VERIFY_PUBLICKEY" "key" "jwt-public-key") | nindent 12 }}
            {{- with .secrets }}
            {{- . | nindent 12 }}
            {{- end }}
          startupProbe:
            httpGet: {path: /q/health/started, port: http}
            periodSeconds: 2
            failureThreshold: 90
          livenessProbe:
            httpGet: {path: /q/health/live, port: http}
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          readinessProbe:
            httpGet: {path: /q/health/ready, port: http}
            periodSeconds: 5
            timeoutSeconds: 5
          lifecycle:
            preStop:
              # Until nobody is sent here any more.
              exec: {command: [sleep, "5"]}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          {{- with .values.resources }}
          resources:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
            {{- if (.folder).claim }}
            - name: folder
              mountPath: {{ .folder.path }}
            {{- end }}
      volumes:
        - name: tmp
          emptyDir: {}
        {{- with (.folder).claim }}
        - name: folder
          persistentVolumeClaim: {claimName: {{ . }}}
        {{- end }}
      {{- with .values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .values.affinity }}
      affinity:
        {{- toYaml . | nindent 8 }}
      {{- end }}
{{- end -}}
