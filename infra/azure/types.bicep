metadata description = 'Types that several files use.'

@export()
@description('Somebody who is told.')
type contact = {
  @description('A short name, without blanks.')
  name: string

  @description('An e-mail address.')
  address: string
}

@export()
@description('What an environment is for.')
type stageName = 'test' | 'production'

@export()
@description('Tags: a text per name.')
type tagSet = {
  *: string
}

@export()
@description('App settings: a text per name, sections apart by two underscores.')
type settingSet = {
  *: string
}

@export()
@description('Instances of a group of functions that never go to sleep: http, blob, or function:NAME.')
type alwaysReadyGroup = {
  @description('The group.')
  name: string

  @description('How many.')
  @minValue(1)
  instanceCount: int
}
