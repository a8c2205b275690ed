metadata description = 'What wakes somebody up. What each one means and what to do: docs/operations.md; a test compares.'

import { contact, tagSet } from 'types.bicep'

@description('Name of the group of those who are told.')
param actionGroupName string

@description('Region.')
param location string

@description('Tags.')
param tags tagSet

@description('Whoever is told.')
param contacts contact[]

@description('Where telemetry lies.')
param workspaceId string

@description('The storage account.')
param storageId string

@description('The topic of the uploads.')
param topicId string

// Every query gives rows only when something is wrong. Names of functions and texts of logs are those of the code (a test compares).
var queries = [
  {
    key: 'poison'
    title: 'A message failed every attempt'
    severity: 1
    window: 'PT15M'
    query: '''
AppRequests
| where Name startswith "KeepPoisoned" and Success == true
| summarize Messages = count() by Name
'''
  }
  {
    key: 'oldest-unfinished'
    title: 'Something is not finished after half an hour'
    severity: 2
    window: 'PT1H'
    query: '''
AppTraces
| where Message has "was not dealt with; asked for again" or (Message has "was stuck in" and Message has "asked for again")
| extend Item = coalesce(tostring(Properties.ETag), tostring(Properties.Delivery), Message)
| summarize Asked = count(), First = min(TimeGenerated), Last = max(TimeGenerated) by Item
| where Asked >= 3 and Last - First >= 30m
'''
  }
  {
    key: 'stale-timer'
    title: 'A timer has not run for fifteen minutes'
    severity: 1
    window: 'PT30M'
    query: '''
let timers = datatable(Name: string) ["CheckStageReadiness", "ReplayStuckNotices", "SweepLostUploads"];
timers
| join kind=leftouter (AppRequests | where Success == true | summarize Last = max(TimeGenerated) by Name) on Name
| where isnull(Last) or Last < ago(15m)
| project Name, Last
'''
  }
  {
    key: 'sender-stopped'
    title: 'The mail service takes no letter from us'
    severity: 0
    window: 'PT15M'
    query: '''
AppTraces
| where Message has "The mail service takes no letter from us"
| summarize Refusals = count()
| where Refusals > 0
'''
  }
  {
    key: 'failed-notices'
    title: 'More than one letter in fifty fails'
    severity: 1
    window: 'PT1H'
    query: '''
let failed = toscalar(AppTraces
| where Message has "was refused for good" or Message has "is given up: its fate was unknown" or Message has "was not sent within its time to live"
| summarize dcount(tostring(Properties.Delivery)));
let taken = toscalar(AppMetrics | where Name == "pleno.notice.accepted" | summarize sum(ItemCount));
print Failed = failed, Taken = coalesce(taken, 0)
| where Failed >= 3 and Failed * 50 > Failed + Taken
'''
  }
  {
    key: 'slow-delivery'
    title: 'Letters take longer than the ten seconds that are promised'
    severity: 2
    window: 'PT15M'
    query: '''
AppMetrics
| where Name == "pleno.notice.accepted"
| summarize Seconds = sum(Sum) / sum(ItemCount), Letters = sum(ItemCount)
| where Letters >= 10 and Seconds > 10
'''
  }
  {
    key: 'nobody-reached'
    title: 'A notice reaches no office'
    severity: 2
    window: 'PT1H'
    query: '''
AppTraces
| where Message has "No office gets a notice of"
| summarize Notices = count() by Message
'''
  }
  {
    key: 'forged-events'
    title: 'Somebody posts delivery events that SendGrid did not sign'
    severity: 2
    window: 'PT15M'
    query: '''
AppTraces
| where Message has "with a signature that is not SendGrid's"
| summarize Posts = count()
| where Posts >= 5
'''
  }
]

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'pleno'
    enabled: true
    emailReceivers: [
      for one in contacts: {
        name: one.name
        emailAddress: one.address
        useCommonAlertSchema: true
      }
    ]
  }
}

resource queryAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in queries: {
    name: 'pleno-${alert.key}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.title
      description: 'docs/operations.md#${alert.key}'
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: alert.window
      // Tables of telemetry are there once the app has run.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [group.id] }
    }
  }
]

resource undelivered 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'pleno-undelivered-events'
  location: 'global'
  tags: tags
  properties: {
    description: 'docs/operations.md#undelivered-events'
    severity: 2
    enabled: true
    scopes: [topicId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-lettered'
          metricName: 'DeadLetteredCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [{ actionGroupId: group.id }]
  }
}

resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'pleno-storage-throttled'
  location: 'global'
  tags: tags
  properties: {
    description: 'docs/operations.md#storage-throttled'
    severity: 2
    enabled: true
    scopes: [storageId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'throttled'
          metricName: 'Transactions'
          dimensions: [
            {
              name: 'ResponseType'
              operator: 'Include'
              values: ['ServerBusyError', 'ClientThrottlingError', 'ClientAccountRequestThrottlingError']
            }
          ]
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 50
        }
      ]
    }
    actions: [{ actionGroupId: group.id }]
  }
}
