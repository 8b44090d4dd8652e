window.ui = SwaggerUIBundle({
  dom_id: '#api',
  urls: [{ name: 'Signalbox API', url: '/openapi/public.yaml' }],
  deepLinking: true,
  persistAuthorization: false,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
})
