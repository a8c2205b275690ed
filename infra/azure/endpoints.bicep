metadata description = 'Storage and vault as seen from within the private network.'

import { tagSet } from 'types.bicep'

@description('Region.')
param location string

@description('Tags.')
param tags tagSet

@description('The network whose names are resolved.')
param networkId string

@description('Subnet of the endpoints.')
param subnetId string

@description('The storage account.')
param storageId string

@description('The vault.')
param vaultId string

var storageDomain = environment().suffixes.storage
var targets = [
  { key: 'blob', zone: 'privatelink.blob.${storageDomain}' }
  { key: 'queue', zone: 'privatelink.queue.${storageDomain}' }
  { key: 'table', zone: 'privatelink.table.${storageDomain}' }
  { key: 'vault', zone: 'privatelink.vaultcore.azure.net' }
]

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for target in targets: {
    name: target.zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (target, index) in targets: {
    parent: zones[index]
    name: 'pleno'
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: networkId } }
  }
]

resource endpoints 'Microsoft.Network/privateEndpoints@2025-01-01' = [
  for target in targets: {
    name: 'pe-${target.key}'
    location: location
    tags: tags
    properties: {
      subnet: { id: subnetId }
      privateLinkServiceConnections: [
        {
          name: target.key
          properties: { privateLinkServiceId: target.key == 'vault' ? vaultId : storageId, groupIds: [target.key] }
        }
      ]
    }
  }
]

resource records 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = [
  for (target, index) in targets: {
    parent: endpoints[index]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: target.key, properties: { privateDnsZoneId: zones[index].id } }]
    }
  }
]
