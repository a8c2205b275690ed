metadata description = 'The function app on Flex Consumption, its settings, and the sign-in in front of it.'

import { alwaysReadyGroup, settingSet, stageName, tagSet } from 'types.bicep'

@description('Name of the plan.')
param planName string

@description('Name of the app.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags tagSet

@description('Resource id of the identity under which it runs.')
param identityId string

@description('Client id of that identity.')
param identityClientId string

@description('The storage account.')
param storageName string

@description('Container of the app\'s package.')
param packageContainerUrl string

@description('Base address of the vault\'s secrets.')
param vaultUrl string

@description('Where telemetry goes.')
param insightsConnection string

@description('Where logs go.')
param workspaceId string

@description('Base address of the pages and of the links in letters.')
param publicUrl string

@description('Client id of the app registration with which people sign in.')
param signInClientId string

@description('What the environment is for.')
param stage stageName

@description('SendGrid or Smtp.')
param mailService string

@description('Host of the relay.')
param relayHost string

@description('Account at the relay.')
param relayUser string

@description('The address letters come from.')
param senderAddress string

@description('The name letters come from.')
param senderName string

@description('Who may be written to; taken in production only.')
param allowedRecipients string

@description('Further settings.')
param furtherSettings settingSet

@description('Instances that never go to sleep.')
param alwaysReady alwaysReadyGroup[]

@description('Most instances at a time.')
param maximumInstances int

@description('Memory of an instance, in MB.')
param instanceMemory int

@description('Subnet of the app; null without a private network.')
param subnetId string?

func secret(vaultUrl string, name string) string => '@Microsoft.KeyVault(SecretUri=${vaultUrl}secrets/${name})'

var platformSettings = {
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsDisableHomepage: 'true'
  // The pipeline's own clients find the identity by this one.
  AZURE_CLIENT_ID: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // The sign-in proves itself to Entra ID by the app's identity: there is no client secret to keep and to rotate.
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
}

// UTC. The sweep only mends and lists every upload, so it need not run each minute; what a killed host held waits for it. A verdict is at most a minute old.
var schedules = {
  Schedules__Sweep: '0 */2 * * * *'
  Schedules__Readiness: '0 * * * * *'
  Schedules__Replay: '30 * * * * *'
}

var pipelineSettings = {
  Notices__Transport: mailService
  Notices__SenderAddress: senderAddress
  Notices__SenderName: senderName
  Notices__AllowedRecipients: stage == 'production' ? allowedRecipients : '.example'
  Links__PublicUrl: publicUrl
  Links__Key: secret(vaultUrl, 'Links--Key')
  Access__Mode: 'AppService'
  Telemetry__Exporter: 'AzureMonitor'
}

var mailSettings = mailService == 'SendGrid'
  ? {
      SendGrid__ApiKey: secret(vaultUrl, 'SendGrid--ApiKey')
      SendGrid__WebhookPublicKey: secret(vaultUrl, 'SendGrid--WebhookPublicKey')
    }
  : union(
      { Smtp__Host: relayHost },
      empty(relayUser) ? {} : { Smtp__User: relayUser, Smtp__Password: secret(vaultUrl, 'Smtp--Password') }
    )

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  // Flex Consumption: blob triggers must listen to Event Grid here (functions/Pleno.Functions/BlobSource.cs; a test compares).
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: {
        // What each figure comes from and what gives first: docs/capacity.md. Batch and concurrency of the queues: host.json.
        alwaysReady: alwaysReady
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemory
        // A page is some reads of the storage and a rendering; sixteen at a time leave room for them in one core. No body of ours is over 1 MB, since
        // the host holds each whole.
        triggers: { http: { perInstanceConcurrency: 16 } }
      }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(furtherSettings, platformSettings, schedules, pipelineSettings, mailSettings)
  }

  // Publishing needs an account in Entra ID, never a password of the app.
  resource ftpPublishing 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scmPublishing 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource signIn 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true, runtimeVersion: '~1' }
      // Letters lead to pages for everybody, SendGrid and Event Grid post without an account: the app's own policy
      // denies whatever it does not grant (docs/decisions/0018).
      globalValidation: { requireAuthentication: false, unauthenticatedClientAction: 'AllowAnonymous' }
      httpSettings: { requireHttps: true }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: signInClientId
            clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: { allowedAudiences: [signInClientId, 'api://${signInClientId}'] }
        }
      }
      login: {
        cookieExpiration: { convention: 'FixedTime', timeToExpiration: '08:00:00' }
        preserveUrlFragmentsForLogins: false
        // No token of the signed-in is kept anywhere: the claims in the header are all that is used.
        tokenStore: { enabled: false }
      }
    }
  }
}

// Not the log of requests: links in letters carry their signature in the address.
#disable-next-line use-recent-api-versions // the only version that is not of 2016
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AppServiceAuthenticationLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}
